/// 复查验收
public struct Verified: Hashable, Sendable, Codable {
    public enum Result: String, Sendable, Codable, CaseIterable {
        case passed, failed
    }

    public var result: Result
    /// A new deadline, only where the result is `failed`.
    public var newDeadline: LocalDate?

    public init(result: Result, newDeadline: LocalDate? = nil) {
        self.result = result
        self.newDeadline = newDeadline
    }
}
