extension Table {
    /// A column that shrinks keeps at least this many terminal columns: three 汉字 and `…` still say something.
    private static let leastWidth = 7

    /// The widths of the columns, those that may shrink reduced as far as the terminal needs it.
    func fittedWidths(into width: Int?) -> [Int] {
        var widths = columns.indices.map(naturalWidth)
        guard let width else { return widths }
        var surplus = widths.reduce(0, +) + Table.gap.count * (columns.count - 1) - width
        while surplus > 0, let widest = widestShrinkable(widths) {
            widths[widest] -= 1
            surplus -= 1
        }
        return widths
    }

    private func naturalWidth(_ index: Int) -> Int {
        let cells = [columns[index].header] + rows.map { $0[index] }
        let widest = cells.map { DisplayWidth.of($0.text) }.max() ?? 0
        return min(widest, columns[index].maximumWidth ?? widest)
    }

    private func widestShrinkable(_ widths: [Int]) -> Int? {
        columns.indices
            .filter { columns[$0].mayShrink && widths[$0] > Table.leastWidth }
            .max { widths[$0] < widths[$1] }
    }
}
