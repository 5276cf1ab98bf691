import EventJSON
import Foundation
import Ledgers
import Node
import Reports
import Words

/// A report of a period: how it is asked for.
struct ReportRequest {
    let period: ReportPeriod

    /// Whole reports that are asked for at a time.
    private static let mostDays = 31

    private var closing: [JSONMember] {
        period.closing.map { [JSONMember("closing", .string($0.description))] } ?? []
    }

    var question: Question {
        guard period.first != period.last else {
            return Question("report", [JSONMember("date", .string(period.last.iso8601))] + closing)
        }
        return Question("report", dates(period.first, period.last) + closing)
    }

    /// The report of each day, a month at a time.
    func eachDay(
        from asker: any Asker, do work: (ReportSheets) throws -> Void
    ) async throws {
        var first = period.first
        while first <= period.last {
            let last = min(first + (Self.mostDays - 1), period.last)
            let parameters = dates(first, last) + [JSONMember("each", true)] + closing
            let answer = try await asker.ask(Question("report", parameters))
            let hazards = answer["hazards"]?.array ?? []
            for day in answer["days"]?.array ?? [] {
                guard let date = day.date("date") else { continue }
                let own = ReportPeriod(date, closing: period.closing, in: period.zone)
                try work(
                    ReportSheets(day, of: own) { place in
                        place.integer.flatMap { hazards.indices.contains($0) ? hazards[$0] : nil }
                    })
            }
            first = last + 1
        }
    }

    private func dates(_ first: LocalDate, _ last: LocalDate) -> [JSONMember] {
        [JSONMember("from", .string(first.iso8601)), JSONMember("to", .string(last.iso8601))]
    }
}
