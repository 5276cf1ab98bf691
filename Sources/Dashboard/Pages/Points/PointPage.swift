import EventJSON
import Foundation
import Hummingbird
import Ledgers

/// One monitoring point: what it reads, what it may not read, and what has come of it.
struct PointPage: Sendable {
    let frame: PageFrame

    func add(to router: Router<DashboardContext>) {
        router.get("points/:id") { request, context in try await page(request, context) }
    }

    private func page(_ request: Request, _ context: DashboardContext) async throws -> Response {
        let visit = try frame.visit(request)
        guard let id = context.parameters.get("id")?.removingPercentEncoding else { throw HTTPFault.notFound }
        let range = visit.fields["range"].flatMap(PointRange.init) ?? .hour
        let time = range.time(until: visit.now)
        let point = try await visit.ask(
            "point",
            [
                JSONMember("point", .string(id)), JSONMember("from", .string(time.lowerBound.rfc3339)),
                JSONMember("to", .string(time.upperBound.rfc3339)),
            ])
        let hazards = try await PointHazards(point: id).all(for: visit)
        let view = PointView(point, range: range, hazards: hazards, for: visit)
        return frame.page("监测点 \(view.name)", view, as: .point, for: visit)
    }
}
