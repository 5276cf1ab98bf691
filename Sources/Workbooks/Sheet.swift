/// One sheet: a title, a line below it, a table with a header that stays in sight, notes; to be printed on A4 landscape,
/// as wide as one page.
public struct Sheet: Hashable, Sendable {
    /// 1 to 31 characters, none of `[]:*?/\`, no other sheet's.
    public var name: String
    /// Above the table, over its whole width; nil for none.
    public var title: String?
    /// The line below the title: on the left the office, on the right the date. Empty for none.
    public var left = ""
    public var right = ""
    public var columns: [Column]
    public var rows: [Row]
    /// Below the rows and out of reach of the filter.
    public var totals: [Row] = []
    /// Lines below the table.
    public var notes: [String] = []
    /// Columns on the left that stay in sight.
    public var frozenColumns = 0

    public init(name: String, title: String? = nil, columns: [Column], rows: [Row]) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// Of the header, from 0.
    var headerRow: Int { (title == nil ? 0 : 1) + (left.isEmpty && right.isEmpty ? 0 : 1) }

    /// Of the row behind the last one.
    var endRow: Int { headerRow + 1 + rows.count + totals.count + notes.count }
}
