/// What the fold goes by: the policy, the catalog of ledgers, and who may say what.
public struct Rules: Hashable, Sendable, Codable {
    public var policy: Policy
    public var catalog: LedgerCatalog
    /// Nil where nobody is told from anybody else: everybody who reaches the node may say everything.
    public var offices: Offices?

    public init(policy: Policy, catalog: LedgerCatalog, offices: Offices? = nil) {
        self.policy = policy
        self.catalog = catalog
        self.offices = offices
    }

    public static let shipped = Rules(policy: .shipped, catalog: .shipped)
}
