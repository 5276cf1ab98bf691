import EventJSON
import Ledgers
import Node
import PrometheusMetrics

/// Asks a node what the page and the reports ask it too.
struct FigureReading: Sendable {
    let ask: @Sendable (Question) async throws -> JSONValue
    /// By the clock of the node.
    let now: @Sendable () -> Instant
    /// By the policy's zone.
    let zone: Zone

    /// - Throws: what the store throws: there are no figures now.
    func families() async throws -> [MetricFamily] {
        let now = now()
        let date = JSONMember("date", .string(zone.date(of: now).iso8601))
        let overview = try await ask(Question("overview", [date]))
        let status = try await ask(Question("status"))
        let points = try await ask(Question("points-overview"))
        return LedgerFigures(overview: overview).families + StandingFigures(status: status, now: now).families
            + PointFigures(overview: points, now: now).families
            + [MetricFamily(.unacknowledgedAge, seconds: try await unacknowledged(at: now))]
            + (try await sources(at: now))
    }

    private func unacknowledged(at now: Instant) async throws -> Double {
        let open = try await pages(of: "escalations", [JSONMember("status", "open")]) { $0["id"] }
        return open.compactMap { $0.seconds(since: "raisedAt", at: now) }.max() ?? 0
    }

    private func sources(at now: Instant) async throws -> [MetricFamily] {
        let ages = try await pages(of: "sources", []) { $0["source"] }.compactMap {
            $0.seconds(since: "newest", at: now)
        }
        return [
            MetricFamily(.sources, ages.count), MetricFamily(.sourceNewestAge, seconds: ages.min()),
            MetricFamily(.sourceOldestAge, seconds: ages.max()),
        ]
    }

    private static let pageSize = 1_000
    private static let mostPages = 10

    /// A list, as far as it is read: whoever scrapes must not have the node read without end.
    private func pages(
        of list: String, _ parameters: [JSONMember], key: (JSONValue) -> JSONValue?
    ) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var after: JSONValue?
        for _ in 0..<Self.mostPages {
            let more =
                parameters + [JSONMember("limit", JSONValue(Self.pageSize))]
                + (after.map { [JSONMember("after", $0)] } ?? [])
            let page = try await ask(Question(list, more)).array ?? []
            items += page
            after = page.last.flatMap(key)
            if page.count < Self.pageSize { break }
        }
        return items
    }
}
