/// Who is, or may be, on the watch list.
public struct Watched: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// 企业
        case enterprise
        /// 班组
        case team
        /// 职工
        case worker
    }

    public var kind: Kind
    public var name: String

    public init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }
}
