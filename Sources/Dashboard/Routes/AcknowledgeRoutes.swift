import EventJSON
import Foundation
import Hummingbird
import Ledgers

/// 签收 in the name of the user who is logged in.
struct AcknowledgeRoutes: Sendable {
    let desk: LoginDesk
    let node: DashboardNode

    func add(to router: Router<DashboardContext>) {
        router.post("api/acknowledge") { request, _ in try await acknowledge(request) }
    }

    /// `{"escalation":"HZ-1/1/overdue/1","note":"…","id":"…","time":"…"}`, the last three may be left out. Who wants to send it
    /// again after a broken connection gives `id` and `time` (RFC 3339), the same each time, and is told 208 where it had
    /// arrived; another time would make it another event, 409. A header `traceparent` goes on with the event.
    private func acknowledge(_ request: Request) async throws -> Response {
        let caller = try desk.caller(with: request.token)
        try caller.require(.acknowledge)
        guard let user = caller.user else { throw HTTPFault.forbidden }
        let (json, _) = try await request.json()
        guard let escalation = json["escalation"]?.string else { throw HTTPFault.invalid("请指明要签收的督办") }
        guard let time = json["time"].map({ $0.string.flatMap(Instant.init(rfc3339:)) }) ?? node.now() else {
            throw HTTPFault.invalid("时间须为 RFC 3339 格式，例如 2024-01-05T09:00:00+08:00")
        }
        let event = AcknowledgementEvent(
            escalation: escalation, by: user.name.description, note: json["note"]?.string, source: user.source,
            id: json["id"]?.string ?? UUID().uuidString.lowercased(), time: time,
            traceParent: request.headers[.traceParent].flatMap(TraceParent.init))
        let reply = try await node.publish(event.body, user.acknowledging)
        guard reply.isAccepted else { throw HTTPFault(reply) }
        return Response(json: ["ok": reply.json])
    }
}
