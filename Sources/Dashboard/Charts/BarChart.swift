/// Some counts under one another, the largest first as they are given; what there is no room for is summed up.
struct BarChart: Sendable {
    struct Bar: Hashable, Sendable {
        let label: String
        let count: Int
    }

    let id: String
    let title: String
    let bars: [Bar]

    /// Bars at most.
    static let most = 8
    private static let row = 28.0
    private static let labels = 124.0
    private static let width = 360.0
    private static let figures = 52.0

    /// Those that are shown.
    var shown: [Bar] {
        guard bars.count > Self.most else { return bars }
        let rest = bars.dropFirst(Self.most - 1)
        return bars.prefix(Self.most - 1)
            + [Bar(label: "其余 \(rest.count) 项", count: rest.reduce(0) { $0 + $1.count })]
    }

    var picture: Picture {
        Picture(
            id: id, width: Int(Self.width), height: Int(Self.row) * max(1, shown.count), title: title,
            description: bars.isEmpty ? "没有" : bars.map { "\($0.label) \($0.count)" }.joined(separator: "；"),
            shapes: shown.enumerated().flatMap { shapes($1, at: $0) })
    }

    private func shapes(_ bar: Bar, at index: Int) -> [String] {
        let y = Double(index) * Self.row
        let most = max(1, shown.map(\.count).max() ?? 1)
        let length = (Self.width - Self.labels - Self.figures) * Double(bar.count) / Double(most)
        return [
            Shape.text("label", bar.label, x: Self.labels - 10, y: y + 19, anchor: .end),
            Shape.box("bar", x: Self.labels, y: y + 6, width: max(2, length), height: 16, round: 2),
            Shape.text("value", bar.count.grouped, x: Self.labels + max(2, length) + 8, y: y + 19),
        ]
    }
}
