/// What the fold goes by: the policy and the catalog of ledgers.
public struct Rules: Hashable, Sendable, Codable {
    public var policy: Policy
    public var catalog: LedgerCatalog

    public init(policy: Policy, catalog: LedgerCatalog) {
        self.policy = policy
        self.catalog = catalog
    }

    public static let shipped = Rules(policy: .shipped, catalog: .shipped)
}
