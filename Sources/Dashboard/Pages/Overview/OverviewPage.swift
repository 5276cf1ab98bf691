import EventJSON
import Hummingbird
import Ledgers

/// 总览: everything at a glance.
struct OverviewPage: Sendable {
    let frame: PageFrame

    func add(to router: Router<DashboardContext>) {
        router.get("/") { request, _ in try await page(request) }
    }

    private func page(_ request: Request) async throws -> Response {
        let visit = try frame.visit(request)
        let overview = try await visit.ask("overview", [JSONMember("date", .string(visit.today.iso8601))])
        let status = try await visit.ask("status")
        let points = try await visit.ask("points-overview")
        let view = OverviewView(overview, points: points, status: status, for: visit)
        return frame.page("总览", view, as: .overview, for: visit)
    }
}
