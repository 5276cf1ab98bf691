/// Why something could not be measured.
public struct BenchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong and what to do.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
