import EventJSON
import Hummingbird

/// What pages do without scripts: forms, each of which leads to a page that can be loaded again.
struct FormRoutes: Sendable {
    let acknowledging: Acknowledging
    let retrying: Retrying

    /// The only paths that take forms; all else takes JSON. A form of another site is refused all the same (``SiteCheck``).
    static let paths: Set<String> = ["/login", "/logout", "/escalations/acknowledge", "/dead-letters/retry"]

    func add(to router: Router<DashboardContext>) {
        router.post("escalations/acknowledge") { request, _ in try await acknowledge(request) }
        router.post("dead-letters/retry") { request, _ in try await retry(request) }
    }

    private func acknowledge(_ request: Request) async throws -> Response {
        let form = try await request.form()
        _ = try await acknowledging.acknowledge(request.token) {
            Acknowledging.Wish(escalation: form["escalation"], note: form["note"], id: form["id"], time: nil)
        }
        return Self.back(form, to: "/escalations", .acknowledged)
    }

    private func retry(_ request: Request) async throws -> Response {
        let user = try retrying.desk.administrator(with: request.token)
        let form = try await request.form()
        guard let number = form["number"].flatMap({ Int($0) }) else { throw HTTPFault.invalid("请指明退回件的编号") }
        let outcomes = try await retrying.retry(number, by: user)
        let isAccepted = outcomes.allSatisfy { [200, 202, 208].contains($0["status"]?.integer) }
        return Self.back(form, to: "/dead-letters", isAccepted ? .retried : .refusedAgain)
    }

    private static func back(_ form: FormFields, to page: String, _ done: Done) -> Response {
        let address = FormFields.ownPage(form["next"]) ?? page
        return .seeOther("\(address)\(address.contains("?") ? "&" : "?")done=\(done.rawValue)")
    }
}
