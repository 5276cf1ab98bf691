/// Which rows of the log are asked for.
public struct LogFilter: Hashable, Sendable {
    /// Nil for all.
    public var types: Set<String>?
    /// The beginning of the area.
    public var area: String

    public init(types: Set<String>? = nil, area: String = "") {
        self.types = types
        self.area = area
    }

    public static let all = LogFilter()

    public func includes(_ row: LogRow) -> Bool {
        (types?.contains(row.draft.type) ?? true) && row.draft.area.hasPrefix(area)
    }
}
