import EventJSON
import LedgerStore
import Ledgers
import Reports

/// `{"ask":"report","date":"…"}`, or `"from"` and `"to"`: the report of a day, or of several.
///
/// With `"closing":"15:00"` days are closed at that hour. A report of several days has the figures of each; with `"each":true` it has
/// the whole report of each day in place of one for all, whose numbers are places in the list `hazards`: a hazard
/// is there once for each way in which it stood.
struct ReportQuestion {
    private let period: ReportPeriod
    private let isEach: Bool

    private static let mostDays = 366
    private static let mostWholeDays = 31

    init(_ question: Question, in zone: Zone) throws(AskError) {
        isEach = try question.flag("each")
        var closing: TimeOfDay?
        if let text = try question.string("closing") {
            guard let time = TimeOfDay(text) else { throw .invalid("closing is a time like 15:00") }
            closing = time
        }
        guard try question.string("from") != nil else {
            period = ReportPeriod(try question.date("date"), closing: closing, in: zone)
            return
        }
        let (first, last) = (try question.date("from"), try question.date("to"))
        let most = isEach ? Self.mostWholeDays : Self.mostDays
        guard first <= last, last - first < most else {
            throw .invalid("from is a date before to, and \(most) days are one report at most")
        }
        period = ReportPeriod(from: first, to: last, closing: closing, in: zone)
    }

    private var isOfOneDay: Bool { period.first == period.last && !isEach }

    /// - Parameter scope: what belongs to a past day's report is for the areas of that day to say, so the store is a whole one.
    func answer(from store: any LedgerReader, in scope: AreaScope) throws -> JSONValue {
        let days = isOfOneDay ? [period] : period.days
        let series = try HazardHistory.series(asOf: days.map(\.instants.upperBound), in: store)
        let hazards = { (day: Int) in series.hazards(at: day).filter { scope.includes($0.area) } }
        if isEach { return Self.wholeDays(days.enumerated().map { DailyReport($1, hazards: hazards($0)) }) }
        let report = DailyReport(period, hazards: hazards(days.count - 1)).detailedJSON
        guard !isOfOneDay else { return report }
        let figures = days.enumerated().map { DailyReport($1, hazards: hazards($0)).dayJSON }
        return report.adding([JSONMember("days", .array(figures))])
    }

    private static func wholeDays(_ reports: [DailyReport]) -> JSONValue {
        var places = HazardPlaces()
        let days = reports.map { report -> JSONValue in
            let unresolved = report.unresolved.map { JSONValue(places.place(of: $0)) }
            let resolved = report.resolved.map { entry -> JSONValue in
                ["hazard": JSONValue(places.place(of: entry.hazard)), "red": .bool(entry.isRed)]
            }
            return [
                "date": .string(report.period.last.iso8601), "unresolved": .array(unresolved),
                "resolved": .array(resolved),
                "statistics": .object(report.statistics.map { JSONMember($0.sector, $0.json) }),
            ]
        }
        return ["days": .array(days), "hazards": .array(places.hazards.map(\.detailedJSON))]
    }
}

/// Hazards in the order in which they were met, each as often as it changed.
private struct HazardPlaces {
    private(set) var hazards: [Hazard] = []
    private var newest: [String: Int] = [:]

    /// A hazard stands as it did until something about it is received.
    mutating func place(of hazard: Hazard) -> Int {
        if let place = newest[hazard.number], hazards[place].changedReceivedAt == hazard.changedReceivedAt {
            return place
        }
        hazards.append(hazard)
        newest[hazard.number] = hazards.count - 1
        return hazards.count - 1
    }
}
