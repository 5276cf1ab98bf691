import EventJSON
import Hummingbird
import Node

/// Questions, as on the query socket: `{"ask":"…",…}` in, `{"ok":…}` out, and nothing that lies outside of the user's areas.
struct AskRoutes: Sendable {
    let desk: LoginDesk
    let node: DashboardNode
    let places: Places

    func add(to router: Router<DashboardContext>) {
        router.post("api/ask") { request, _ in try await ask(request) }
    }

    private func ask(_ request: Request) async throws -> Response {
        let caller = try desk.caller(with: request.token)
        let question = try Question(try await request.json().bytes)
        guard AskableQuestions.names.contains(question.ask) else {
            throw AskError(
                "unknown", "what can be asked here is \(AskableQuestions.names.sorted().joined(separator: ", "))")
        }
        return try await places.taking {
            Response(json: ["ok": try await node.ask(question, caller.areas)])
        }
    }
}
