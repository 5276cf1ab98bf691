/// Why a node does not start.
public struct NodeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong and what to do.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
