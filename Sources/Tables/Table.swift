/// A table for people to read on a terminal: a header, a rule under it, one line a row.
public struct Table: Sendable {
    public let columns: [Column]
    public private(set) var rows: [[Cell]] = []

    public init(columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row at the end.
    /// - Precondition: it has one cell for each column.
    public mutating func append(_ row: [Cell]) {
        precondition(row.count == columns.count, "a row has \(row.count) cells for \(columns.count) columns")
        rows.append(row)
    }

    /// The table as lines, each with a newline at its end. Without rows: header and rule alone.
    ///
    /// - Parameters:
    ///   - width: terminal columns to fit into, by shrinking the columns that may shrink. What cannot shrink is left
    ///     whole, so a line can be longer. Default: no limit.
    ///   - styled: whether the header is bold and cells have their ``Cell/style``. Default: no.
    public func rendered(width: Int? = nil, styled: Bool = false) -> String {
        let widths = fittedWidths(into: width)
        let header = columns.map(\.header)
        let rule = widths.map { Cell(String(repeating: "-", count: $0)) }
        return ([header, rule] + rows).map { line($0, widths: widths, styled: styled) }.joined()
    }

    static let gap = "  "

    private func line(_ row: [Cell], widths: [Int], styled: Bool) -> String {
        let pieces = row.indices.map { index in
            row[index].rendered(width: widths[index], alignment: columns[index].alignment, styled: styled)
        }
        return pieces.joined(separator: Table.gap).withoutTrailingSpaces + "\n"
    }
}

extension String {
    fileprivate var withoutTrailingSpaces: String {
        guard let last = lastIndex(where: { $0 != " " }) else { return "" }
        return String(self[...last])
    }
}
