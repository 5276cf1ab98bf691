/// 生产经营单位: who answers for the hazard.
public struct Enterprise: Hashable, Sendable, Codable {
    /// 单位名称, 1–200 characters.
    public var name: String
    /// 统一社会信用代码 (GB 32100), 18 characters, where it is known.
    public var uscc: String?

    public init(name: String, uscc: String? = nil) {
        self.name = name
        self.uscc = uscc
    }

    /// Whether both are the same unit: by code where both have one, else by name (semantics, section 6).
    public func isSame(as other: Enterprise) -> Bool {
        if let uscc, let otherCode = other.uscc { return uscc == otherCode }
        return name.isExactly(other.name)
    }
}
