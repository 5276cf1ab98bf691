import EventJSON
import Ledgers
import Monitoring
import Words

/// How monitoring points are shown in lists.
enum PointColumns {
    static func address(of id: String) -> String { "/points/\(FormFields.encoded(id))" }

    static let name = ListColumn("监测点", .long) { item in
        let (name, id) = (item.text("name"), item.text("point"))
        return ListCell(name, detail: id, address: address(of: id), inFiles: name)
    }

    static func state(for visit: Visit) -> ListColumn {
        ListColumn("状态") { stateCell(of: PointSummary($0), for: visit) }
    }

    static func stateCell(of point: PointSummary, for visit: Visit) -> ListCell {
        let title = PointStanding.title(of: point.point.text("state"))
        var cell = ListCell(
            title, detail: course(of: point, for: visit), tone: point.standing?.tone ?? .warn,
            inFiles: title)
        cell.mark = point.standing?.rawValue
        return cell
    }

    /// For how long it has stood so; an alarm goes on for a while after what was reached is over.
    private static func course(of point: PointSummary, for visit: Visit) -> String? {
        if let cleared = point.clearedAt { return "已回落 \(visit.age(of: cleared))" }
        return point.since.map { visit.age(of: $0) }
    }

    /// What was measured last, and how long ago; a number in files.
    static func value(for visit: Visit) -> ListColumn {
        ListColumn("读数", .figure) { item in
            let point = PointSummary(item)
            let age = item.instant("time").map { "\(visit.age(of: $0))前" }
            let detail = [point.quality, age ?? "没有读数"].filter { !$0.isEmpty }.joined(separator: " · ")
            return ListCell(point.value, detail: detail, inFiles: item.text("value"))
        }
    }

    /// The last hour.
    static func trend(for visit: Visit) -> ListColumn {
        ListColumn("近一小时") { item in
            let point = PointSummary(item)
            let chart = PointChart(
                id: "trend-\(FormFields.encoded(item.text("point")))", title: "\(item.text("name"))近一小时",
                trend: point.trend(in: visit.hour), thresholds: point.thresholds, unit: item.text("unit"),
                zone: visit.zone)
            var cell = ListCell("")
            cell.picture = chart.picture.markup
            return cell
        }
    }

    static let thresholds = ListColumn("报警值", .code) { item in
        ListCell(PointSummary(item).thresholds.map(\.limit).joined(separator: "，"))
    }

    /// The first of those that are open; the point's own page has all.
    static let hazards = ListColumn("隐患", .code) { item in
        let hazards = PointSummary(item).hazards
        return ListCell(
            hazards.first ?? "", detail: hazards.count > 1 ? "另 \(hazards.count - 1) 起" : nil,
            address: hazards.first.map(HazardColumns.address), inFiles: hazards.joined(separator: " "))
    }

    static let count = ListColumn("次数", .figure) { ListCell($0["count"]?.integer?.grouped ?? "") }

    static func inFiles(for visit: Visit) -> [ListColumn] {
        [
            .time("监测时间", "time", visit), .time("接收时间", "receivedAt", visit),
            ListColumn("已收读数", "taken", style: .figure), ListColumn("重复读数", "repeated", style: .figure),
        ].map { $0.only(on: .files) }
    }
}

extension Visit {
    /// The last 60 minutes, with the one that is not over yet.
    var hour: Range<Instant> {
        let minute = Instant(milliseconds: now.milliseconds / 60_000 * 60_000)
        return minute - .minutes(59)..<minute + .minutes(1)
    }
}
