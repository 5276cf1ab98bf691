/// Escalations by stage, the lowest first: those that nobody has acknowledged in full, the others hatched.
struct StageChart: Sendable {
    struct Stage: Hashable, Sendable {
        let title: String
        let open: Int
        let acknowledged: Int
    }

    let id: String
    let stages: [Stage]

    private static let width = 360.0
    private static let labels = 124.0
    private static let figures = 110.0
    private static let row = 30.0

    var picture: Picture {
        Picture(
            id: id, width: Int(Self.width), height: Int(Self.row) * max(1, stages.count), title: "各级督办的签收情况",
            description: stages.map { "\($0.title) 待签收 \($0.open)、已签收 \($0.acknowledged)" }.joined(separator: "；"),
            shapes: [hatching] + stages.enumerated().flatMap { shapes($1, at: $0) })
    }

    private var hatching: String {
        """
        <defs><pattern id="\(id)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/>\
        <rect class="hatch-line" width="2.5" height="6"/></pattern></defs>
        """
    }

    private func shapes(_ stage: Stage, at index: Int) -> [String] {
        let y = Double(index) * Self.row
        let most = Double(max(1, stages.map { $0.open + $0.acknowledged }.max() ?? 1))
        let unit = (Self.width - Self.labels - Self.figures) / most
        let (open, acknowledged) = (unit * Double(stage.open), unit * Double(stage.acknowledged))
        return [
            Shape.text("label", stage.title, x: Self.labels - 10, y: y + 20, anchor: .end),
            open > 0 ? Shape.box("open", x: Self.labels, y: y + 6, width: max(2, open), height: 18) : "",
            acknowledged > 0 ? hatched(x: Self.labels + open, y: y + 6, width: max(2, acknowledged)) : "",
            Shape.text(
                stage.open > 0 ? "value alarm" : "value", "待 \(stage.open.grouped)", x: Self.width - Self.figures + 8,
                y: y + 20),
            Shape.text("tick", "已签 \(stage.acknowledged.grouped)", x: Self.width, y: y + 20, anchor: .end),
        ]
    }

    private func hatched(x: Double, y: Double, width: Double) -> String {
        Shape.box("acknowledged", x: x, y: y, width: width, height: 18)
            .replacing("class=\"acknowledged\"", with: "class=\"acknowledged\" fill=\"url(#\(id)-hatch)\"")
    }
}
