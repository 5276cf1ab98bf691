import EventJSON
import HTTPTypes
import Hummingbird

/// 签收 in the name of the user who is logged in.
struct AcknowledgeRoutes: Sendable {
    let acknowledging: Acknowledging

    func add(to router: Router<DashboardContext>) {
        router.post("api/acknowledge") { request, _ in try await acknowledge(request) }
    }

    /// `{"escalation":"HZ-1/1/overdue/1","note":"…","id":"…","time":"…"}`, the last three may be left out. Who wants to send it
    /// again after a broken connection gives `id` and `time` (RFC 3339), the same each time, and is told 208 where it had
    /// arrived; another time would make it another event, 409. A header `traceparent` goes on with the event.
    private func acknowledge(_ request: Request) async throws -> Response {
        let reply = try await acknowledging.acknowledge(
            request.token, traceParent: request.headers[.traceParent].flatMap(TraceParent.init)
        ) {
            let (json, _) = try await request.json()
            return Acknowledging.Wish(
                escalation: json["escalation"]?.string, note: json["note"]?.string, id: json["id"]?.string,
                time: json["time"].map { $0.string ?? "" })
        }
        return Response(json: ["ok": reply.json])
    }
}
