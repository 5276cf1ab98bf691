public import Ledgers
public import Monitoring

/// Everything that a node is told before it starts.
public struct LoadedConfiguration: Hashable, Sendable {
    public var node: NodeConfiguration
    public var policy: Policy
    public var catalog: LedgerCatalog
    /// Who may talk to the node; nil: everybody who can reach it.
    public var offices: Offices?
    /// The monitoring points; none where no file is named.
    public var points: [Point]
    /// Where the policy comes from; nil: it is the shipped one, in the code.
    public var policyFile: String?
    /// Where the catalog comes from; nil: it is the shipped one, in the code.
    public var ledgersFile: String?
    /// Where the offices come from, to be read again by ``Ledgers/Offices/load(file:)``; nil: there are none.
    public var officesFile: String?
    /// How people are told, to be read by ``MessageConfiguration/load(file:policy:environment:now:)``; nil: nobody is.
    public var messagesFile: String?
    /// Where the points come from, to be read again by `[Point].load(file:policy:)`; nil: there are none.
    public var pointsFile: String?
}
