/// 延期
public struct Extended: Hashable, Sendable, Codable {
    public var newDeadline: LocalDate

    public init(newDeadline: LocalDate) {
        self.newDeadline = newDeadline
    }
}
