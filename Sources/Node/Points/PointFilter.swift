import LedgerStore
import Ledgers
import Monitoring

/// Which points are meant.
struct PointFilter: Sendable {
    var standing: PointStanding?
    /// The beginning of their areas.
    var area = ""
    var sector: String?
    var kind: String?
    /// In the id, the name or the enterprise.
    var text: String?
    /// Who asks.
    var scope: AreaScope

    func includes(_ point: Point, _ state: PointState) -> Bool {
        scope.includes(point.area) && point.area.utf8.starts(with: area.utf8)
            && (sector.map(point.sector.isExactly) ?? true) && (kind.map(point.kind.isExactly) ?? true)
            && (standing.map { $0 == state.standing } ?? true)
            && (text?.isIn(point.id, point.name, point.enterprise.name) ?? true)
    }
}

extension Question {
    func pointFilter(for viewer: Viewer) throws(AskError) -> PointFilter {
        PointFilter(
            standing: try choice("state", PointStanding.self), area: try area(), sector: try string("sector"),
            kind: try string("kind"), text: try string("text"), scope: viewer.scope)
    }
}
