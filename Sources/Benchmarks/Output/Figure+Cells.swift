import Tables

extension Figure {
    /// In the order of the table's columns.
    var cells: [Table.Cell] {
        let percentiles = [latencies?.p50, latencies?.p99, latencies?.p999]
        return [
            Table.Cell(name), Table.Cell(unit.rawValue), Table.Cell("\(runs.count)"), Table.Cell(median.significant),
        ]
            + percentiles.map { Table.Cell($0?.significant ?? "–") } + [Table.Cell(ratioText)]
    }

    private var ratioText: String {
        ratios.map { "\($0.value.significant) × \($0.to)" }.joined(separator: ", ")
    }
}

extension Double {
    /// With at most three decimals, fewer the larger it is.
    var significant: String {
        guard isFinite, magnitude < 1e15 else { return "\(self)" }
        if magnitude >= 100 { return "\(Int(rounded()))" }
        let scale: Double = magnitude >= 10 ? 10 : magnitude >= 1 ? 100 : 1_000
        return "\((self * scale).rounded() / scale)"
    }
}
