import LedgerStore
import Ledgers
import Monitoring
import PointStore

extension Monitor {
    /// Points as they were left: their states as they were saved, their episodes as the log has them.
    /// - Throws: `StoreError`
    init(
        _ points: [Point], by rules: Policy.Monitoring, in states: any PointStore, and log: any LedgerStore,
        since start: Instant
    ) async throws {
        let ids = points.map(\.id)
        let open = try await log.read { try OpenEpisodes(of: ids, in: $0) }
        self.init(
            points, by: rules, states: try await states.states(), open: open,
            unknown: try await states.unknownPoints(), since: start)
    }
}

extension OpenEpisodes {
    /// Hazards that are read at once.
    private static let portion = 1_000

    init(of points: [String], in log: any LedgerReader) throws {
        self.init()
        guard !points.isEmpty else { return }
        let known = Set(points)
        breaches = try Self.episodes(by: .breach, of: known, in: log)
        silences = try Self.episodes(by: .silence, of: known, in: log)
    }

    private static func episodes(
        by cause: Cause, of points: Set<String>, in log: any LedgerReader
    ) throws -> [String: Episode] {
        var (episodes, filter) = ([String: Episode](), HazardFilter())
        filter.state = .open
        var page = Page(after: "\(cause.rawValue)-", limit: portion)
        while true {
            let hazards = try log.hazards(filter, page)
            for hazard in hazards {
                // What people have opened again is theirs to settle.
                guard hazard.reopened == 0, hazard.details.foundBy == .sensor,
                    let (point, start) = cause.episode(in: hazard.number), points.contains(point)
                else { continue }
                episodes[point] = Episode(start: start, level: hazard.level)
            }
            guard hazards.count == portion, let last = hazards.last?.number, last.hasPrefix("\(cause.rawValue)-") else {
                return episodes
            }
            page.after = last
        }
    }
}
