/// What a ledger has gained and lost on each of some days: opened upward, closed downward, by one measure.
struct TrendChart: Sendable {
    struct Day: Hashable, Sendable {
        /// `2024-01-05`
        let date: String
        let opened: Int
        let closed: Int
    }

    let id: String
    let title: String
    let days: [Day]

    private static let step = 24.0
    private static let reach = 24.0
    private static let axis = 27.0

    var picture: Picture {
        Picture(
            id: id, width: Int(Self.step) * max(1, days.count), height: 66, title: title, description: description,
            shapes: [Shape.line("axis", from: 0, to: Self.step * Double(days.count), y: Self.axis)]
                + days.enumerated().flatMap { bars($1, at: $0) } + dates)
    }

    private var description: String {
        days.isEmpty
            ? "没有数据" : days.map { "\($0.date) 立账 \($0.opened)、销账 \($0.closed)" }.joined(separator: "；")
    }

    /// Whoever is tallest reaches to the edge; one is never invisible.
    private func length(_ count: Int) -> Double {
        let most = max(1, days.map { max($0.opened, $0.closed) }.max() ?? 1)
        return count == 0 ? 0 : max(2, Self.reach * Double(count) / Double(most))
    }

    private func bars(_ day: Day, at index: Int) -> [String] {
        let x = Double(index) * Self.step + 5
        let (up, down) = (length(day.opened), length(day.closed))
        return [
            up > 0 ? Shape.box("opened", x: x, y: Self.axis - up, width: 14, height: up) : "",
            down > 0 ? Shape.box("closed", x: x, y: Self.axis + 1, width: 14, height: down) : "",
        ]
    }

    private var dates: [String] {
        guard let first = days.first, let last = days.last, days.count > 1 else { return [] }
        return [
            Shape.text("tick", String(first.date.suffix(5)), x: 1, y: 64),
            Shape.text("tick", String(last.date.suffix(5)), x: Self.step * Double(days.count) - 1, y: 64, anchor: .end),
        ]
    }
}
