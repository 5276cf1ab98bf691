import EventJSON
import HTTPTypes
import Hummingbird
import Ledgers

/// Logging in and out.
struct SessionRoutes: Sendable {
    let desk: LoginDesk
    let entry: Entry

    func add(to router: Router<DashboardContext>) {
        router.post("api/login") { request, context in try await logIn(request, context) }
        router.post("api/logout") { request, _ in logOut(request) }
        router.get("api/session") { request, _ in try session(request) }
    }

    /// `{"user":"…","password":"…"}`
    private func logIn(_ request: Request, _ context: DashboardContext) async throws(HTTPFault) -> Response {
        guard desk.hasUsers else { throw .noUsers }
        let (json, _) = try await request.json()
        guard let name = json["user"]?.string, let password = json["password"]?.string else {
            throw .invalid("请填写用户名和密码")
        }
        let (cookie, user) = try await entry.logIn(name, password, request, context)
        var response = Response(json: Self.json(of: Caller(user: user, session: nil)))
        response.headers[.setCookie] = cookie
        return response
    }

    private func logOut(_ request: Request) -> Response {
        var response = Response(json: ["ok": true])
        response.headers[.setCookie] = entry.logOut(request)
        return response
    }

    private func session(_ request: Request) throws(HTTPFault) -> Response {
        Response(json: Self.json(of: try desk.caller(with: request.token)))
    }

    private static func json(of caller: Caller) -> JSONValue {
        [
            "user": JSONValue(caller.user?.name.description), "role": .string(caller.role.rawValue),
            "areas": .array(caller.areas.isEverywhere ? [] : caller.areas.prefixes.map(JSONValue.string)),
            "begun": JSONValue(caller.session?.begun.rfc3339),
        ]
    }
}
