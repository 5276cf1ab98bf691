extension Sheet {
    /// How high a row has to be for its texts, in points. Spreadsheets differ in whether they find out themselves.
    func height(of row: Row) -> Double {
        let lines = zip(columns, row.cells).map { column, cell in
            guard case .text(let text) = cell else { return 1 }
            return Self.lines(of: text, in: column.width)
        }
        return min(Double(lines.max() ?? 1) * Self.line + Self.padding, Self.highest)
    }

    /// Of a text over the whole width.
    func height(ofNote text: String) -> Double {
        let width = columns.reduce(0) { $0 + $1.width }
        return min(Double(Self.lines(of: text, in: width)) * Self.line + Self.padding, Self.highest)
    }

    /// Of 11 points.
    private static let line = 14.5
    private static let padding = 6.0
    /// Source: Excel specifications and limits.
    private static let highest = 409.0

    private static func lines(of text: String, in width: Double) -> Int {
        // A cell's edges and the break before a word cost something.
        let room = max(width - 1, 1)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { max(1, Int(($0.sheetWidth / room).rounded(.up))) }.reduce(0, +)
    }
}

extension Substring {
    /// In widths of a digit; what is no Latin script takes two. Good enough for a height.
    fileprivate var sheetWidth: Double {
        unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1.05 : 2.1) }
    }
}
