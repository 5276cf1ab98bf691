/// A workbook (.xlsx) as a value: what is in it and how it looks. ``write(to:replacing:)`` makes the file.
///
/// The same value gives the same bytes, whenever and wherever it is written.
public struct Workbook: Hashable, Sendable {
    /// What the file says of itself.
    public var title: String
    /// The office that it comes from; empty for none.
    public var author: String
    /// When it was made, as the file says: seconds since 1970. Default 2000-01-01, since it is part of the bytes.
    public var createdAt: Int64
    /// At least one.
    public var sheets: [Sheet]

    public init(title: String, author: String = "", createdAt: Int64 = 946_684_800, sheets: [Sheet]) {
        self.title = title
        self.author = author
        self.createdAt = createdAt
        self.sheets = sheets
    }
}
