/// Why the HTTP side does not start.
public struct DashboardError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong and what to do.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
