/// 误报撤销
public struct Withdrawn: Hashable, Sendable, Codable {
    /// Who approved it; a major hazard is withdrawn only with approval.
    public var approvedBy: String?

    public init(approvedBy: String? = nil) {
        self.approvedBy = approvedBy
    }
}
