import EventJSON
import Foundation
import Hummingbird

/// 签收 in the name of the user who is logged in.
struct AcknowledgeRoutes: Sendable {
    let desk: LoginDesk
    let node: DashboardNode

    func add(to router: Router<DashboardContext>) {
        router.post("api/acknowledge") { request, _ in try await acknowledge(request) }
    }

    /// `{"escalation":"HZ-1/1/overdue/1","note":"…","id":"…"}`, the last two may be left out. Who sends it again after a broken
    /// connection gives the same `id`, and is told 208 where it had arrived.
    private func acknowledge(_ request: Request) async throws -> Response {
        let caller = try desk.caller(with: request.token)
        try caller.require(.acknowledge)
        guard let user = caller.user else { throw HTTPFault.forbidden }
        let (json, _) = try await request.json()
        guard let escalation = json["escalation"]?.string else { throw HTTPFault.invalid("请指明要签收的督办") }
        let event = AcknowledgementEvent(
            escalation: escalation, by: user.name.description, note: json["note"]?.string, source: user.source,
            id: json["id"]?.string ?? UUID().uuidString.lowercased(), time: node.now())
        let reply = try await node.publish(event.body, user.acknowledging)
        guard reply.isAccepted else { throw HTTPFault(reply) }
        return Response(json: ["ok": reply.json])
    }
}
