import EventJSON
import Ledgers
import Monitoring
import Words

/// What people read of a point's hazards.
struct PointWording {
    private let point: Point
    private let zone: Zone

    init(_ point: Point, in zone: Zone) {
        self.point = point
        self.zone = zone
    }

    /// `采煤工作面甲烷超限：1201工作面T1（M1-T1）甲烷 1.62 %，达到 1.5 %（上限），自 2023-02-27 08:30:05 起`
    func description(of onset: Onset) -> String {
        guard let threshold = onset.threshold else {
            let title = onset.consequence.description ?? "监测失效"
            return "\(title)：\(place)\(point.title)自 \(zone.local(onset.start)) 起未收到有效读数"
        }
        let title = onset.consequence.description ?? "\(point.title)超限"
        return "\(title)：\(place)\(measured(onset, threshold))，自 \(zone.local(onset.start)) 起"
    }

    /// Why a hazard becomes a major one.
    func rise(_ onset: Onset) -> String {
        onset.threshold.map { "\(place)\(measured(onset, $0))" } ?? "\(place)升级"
    }

    /// Why a hazard is rectified.
    func end(of cause: Cause, at instant: Instant, _ last: Measurement?) -> String {
        switch cause {
        case .silence: "\(place)自 \(zone.local(instant)) 起恢复监测"
        case .breach:
            "\(place)\(point.title)自 \(zone.local(instant)) 起恢复正常\(last.map { "，现为 \(figure($0.value))" } ?? "")"
        }
    }

    private var place: String { "\(point.name)（\(point.id)）" }

    private func measured(_ onset: Onset, _ threshold: Threshold) -> String {
        let value = onset.last.map { " \(figure($0.value))" } ?? ""
        let limit = threshold.side == .above ? "上限" : "下限"
        return "\(point.title)\(value)，达到\(limit) \(figure(threshold.value))"
    }

    private func figure(_ value: Double) -> String { "\(JSONNumber(value).text) \(point.unit)" }
}
