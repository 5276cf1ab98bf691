/// 签收: somebody has taken note of an escalation.
public struct Acknowledged: Hashable, Sendable, Codable {
    public var by: String

    public init(by: String) {
        self.by = by
    }
}
