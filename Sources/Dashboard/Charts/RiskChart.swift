import Ledgers
import Words

/// 四色: how many hazards there are of each risk colour, as parts of one bar, each with its name and number.
struct RiskChart: Sendable {
    struct Part: Hashable, Sendable {
        /// Nil: nobody has said.
        let colour: RiskColour?
        let count: Int

        var name: String { colour?.title ?? "未评" }
        fileprivate var style: String { "risk-\(colour?.rawValue ?? "none")" }
    }

    let id: String
    let parts: [Part]

    private static let width = 360.0

    var picture: Picture {
        Picture(
            id: id, width: Int(Self.width), height: 84, title: "未销号隐患的风险等级（四色）",
            description: parts.map { "\($0.name) \($0.count)" }.joined(separator: "；"), shapes: bar + legend)
    }

    private var total: Int { parts.reduce(0) { $0 + $1.count } }

    private var bar: [String] {
        guard total > 0 else { return [Shape.box("track", x: 0, y: 0, width: Self.width, height: 30, round: 3)] }
        var x = 0.0
        return parts.filter { $0.count > 0 }.flatMap { part in
            let width = Self.width * Double(part.count) / Double(total)
            defer { x += width }
            return [Shape.box(part.style, x: x, y: 0, width: max(1.5, width - 1.5), height: 30)]
                + (width < 30
                    ? [] : [Shape.text("on-\(part.style)", part.name, x: x + width / 2, y: 20, anchor: .middle)])
        }
    }

    private var legend: [String] {
        let step = Self.width / Double(max(1, parts.count))
        return parts.enumerated().flatMap { index, part in
            let x = step * Double(index)
            return [
                Shape.box(part.style, x: x, y: 45, width: 10, height: 10),
                Shape.text("label", part.name, x: x + 15, y: 55),
                Shape.text("value", part.count.grouped, x: x, y: 78),
            ]
        }
    }
}
