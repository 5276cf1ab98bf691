/// A part of a list: what follows a key, up to a number of items.
public struct Page: Hashable, Sendable {
    /// The last key of the page before; nil for the first page.
    public var after: String?
    public var limit: Int

    public init(after: String? = nil, limit: Int) {
        self.after = after
        self.limit = limit
    }

    public static let all = Page(limit: .max)
}
