/// Where a node's sockets were bound, with their ports.
public struct NodeEndpoints: Sendable, Hashable {
    public var ingest: String
    public var feed: String
    public var tail: String
    public var query: String
    /// The tails of offices that see some areas alone, by their names.
    public var tails: [String: String] = [:]
}
