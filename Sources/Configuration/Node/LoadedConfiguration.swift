public import Ledgers

/// Everything that a node is told before it starts.
public struct LoadedConfiguration: Hashable, Sendable {
    public var node: NodeConfiguration
    public var policy: Policy
    public var catalog: LedgerCatalog
    /// Where the policy comes from; nil: it is the shipped one, in the code.
    public var policyFile: String?
    /// Where the catalog comes from; nil: it is the shipped one, in the code.
    public var ledgersFile: String?
}
