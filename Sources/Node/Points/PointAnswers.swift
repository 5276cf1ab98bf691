import EventJSON
import LedgerStore
import Ledgers
import Monitoring
import PointStore

/// Answers questions about monitoring points: `points`, `point` and `points-overview`.
struct PointAnswers: Sendable {
    let desk: PointDesk
    let keeper: PointKeeper
    let store: any PointStore
    let clock: any NodeClock
    let largestPage: Int

    /// - Returns: nil where the question is about something else.
    func answer(_ question: Question, for viewer: Viewer) async throws -> JSONValue? {
        switch question.ask {
        case "points": try await points(question, for: viewer)
        case "point": try await point(question, for: viewer)
        case "points-overview": await overview(for: viewer)
        default: nil
        }
    }

    /// With `minutes`, each has as many minutes up to now as its `trend`.
    private func points(_ question: Question, for viewer: Viewer) async throws -> JSONValue {
        let filter = try question.pointFilter(for: viewer)
        let page = try question.page(largest: largestPage)
        let minutes = try question.integer("minutes", in: 0...1_440, default: 0)
        let found = desk.look { judge in
            judge.monitor.all(after: page.after).lazy.filter { filter.includes($0.point, $0.state) }.prefix(page.limit)
                .map { $0 }
        }
        let start = Instant(milliseconds: clock.now.milliseconds / 60_000 * 60_000) - .minutes(Int64(minutes) - 1)
        let trends = try await trends(of: found.map(\.point.id), in: start..<(clock.now + .minutes(1)), minutes > 0)
        return .array(
            found.map { point, state in
                .object(point.json(state) + (trends[point.id].map { [JSONMember("trend", $0)] } ?? []))
            })
    }

    private func point(_ question: Question, for viewer: Viewer) async throws -> JSONValue {
        let id = try question.required("point")
        guard let (point, state) = desk.look({ $0.monitor.watched(id) }), viewer.scope.includes(point.area) else {
            throw AskError.notFound("there is no such point in points.yaml; duban points lists those that there are")
        }
        let range = try range(of: question)
        let trend = try await trends(of: [id], in: range, true)[id] ?? .array([])
        return .object(point.json(state) + [JSONMember("trend", trend)])
    }

    private func range(of question: Question) throws -> Range<Instant> {
        let end = try question.string("to") == nil ? clock.now + .minutes(1) : try question.instant("to")
        let start = try question.string("from") == nil ? end - .minutes(60) : try question.instant("from")
        guard start < end, end - start <= .minutes(7 * 1_440 + 1) else {
            throw AskError.invalid("to lies after from, by 7 days at most")
        }
        return start..<end
    }

    private func trends(
        of points: [String], in range: Range<Instant>, _ isWanted: Bool
    ) async throws -> [String: JSONValue] {
        guard isWanted else { return [:] }
        let saved = try await store.minutes(of: points, in: range)
        let minutes = desk.look { $0.monitor.adding(unsavedOf: points, in: range, to: saved) }
        return Dictionary(uniqueKeysWithValues: points.map { ($0, .array((minutes[$0] ?? []).map(\.json))) })
    }

    private func overview(for viewer: Viewer) async -> JSONValue {
        let (standings, counts, unknown, lost) = desk.look { judge in
            let seen = judge.monitor.all(after: nil).filter { viewer.scope.includes($0.point.area) }
            return (seen.map(\.state.standing), judge.counts, judge.monitor.unknown, judge.monitor.lostMinutes)
        }
        let figures =
            [JSONMember("points", JSONValue(standings.count))]
            + PointStanding.allCases.map { standing in
                JSONMember(standing.rawValue, JSONValue(standings.count { $0 == standing }))
            }
        guard viewer.seesEverything else { return .object(figures) }
        let saving: JSONValue = [
            "failing": .bool(await keeper.failure != nil), "savedAt": JSONValue(await keeper.savedAt?.rfc3339),
            "lostMinutes": JSONValue(lost),
        ]
        return .object(
            figures + [
                JSONMember("readings", counts.json), JSONMember("unknown", .array(unknown.latest(100))),
                JSONMember("unknownPoints", JSONValue(unknown.tallies.count)), JSONMember("saving", saving),
            ])
    }
}

extension Monitor {
    /// Adds the minutes that are not saved yet, and the one that is not over; what was saved meanwhile stays as it is.
    fileprivate func adding(
        unsavedOf points: [String], in range: Range<Instant>, to saved: [String: [MinuteAggregate]]
    ) -> [String: [MinuteAggregate]] {
        var minutes = saved
        for point in points {
            let last = minutes[point]?.last?.minute
            let newer = unsavedMinutes(of: point).filter { minute in
                range.contains(minute.minute) && last.map { $0 < minute.minute } ?? true
            }
            minutes[point, default: []] += newer
        }
        return minutes
    }
}

extension UnknownPoints {
    /// Those that were heard last.
    fileprivate func latest(_ limit: Int) -> [JSONValue] {
        tallies.sorted { ($1.value.lastAt, $0.key) < ($0.value.lastAt, $1.key) }.prefix(limit).map { point, tally in
            .object([JSONMember("point", .string(point))] + tally.json)
        }
    }
}

extension ReadingCounts {
    fileprivate var json: JSONValue {
        [
            "taken": JSONValue(taken), "repeated": JSONValue(repeated),
            "refused": .object(
                ReadingFault.allCases.compactMap { fault in
                    refused[fault].map { JSONMember(fault.rawValue, JSONValue($0)) }
                }),
        ]
    }
}
