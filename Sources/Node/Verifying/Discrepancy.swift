/// The log, or the state, is not what was written.
public struct Discrepancy: Error, Hashable, Sendable, CustomStringConvertible {
    /// The first position of the log that differs, or the last row about what differs; nil where it is no row's.
    public let position: Int64?
    /// One line: what differs.
    public let reason: String

    init(at position: Int64?, _ reason: String) {
        self.position = position
        self.reason = reason
    }

    public var description: String {
        position.map { "position \($0): \(reason)" } ?? reason
    }
}
