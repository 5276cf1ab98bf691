import EventJSON
import HTTPTypes
import Hummingbird
import Ledgers

/// Logging in and out.
struct SessionRoutes: Sendable {
    let desk: LoginDesk
    let site: Site

    func add(to router: Router<DashboardContext>) {
        router.post("api/login") { request, context in try await logIn(request, context) }
        router.post("api/logout") { request, _ in logOut(request) }
        router.get("api/session") { request, _ in try session(request) }
    }

    /// `{"user":"…","password":"…"}`
    private func logIn(_ request: Request, _ context: DashboardContext) async throws(HTTPFault) -> Response {
        guard desk.hasUsers else { throw Self.noUsers }
        let (json, _) = try await request.json()
        guard let name = json["user"]?.string, let password = json["password"]?.string else {
            throw .invalid("请填写用户名和密码")
        }
        let address = site.client(peer: context.peer, forwardedFor: request.headers[values: .forwardedFor].last)
        let (token, user) = try await desk.logIn(name, Password(password), from: address)
        var response = Response(json: Self.json(of: Caller(user: user, session: nil)))
        response.headers[.setCookie] = SessionCookie.setting(token, isSecure: site.isSecure)
        return response
    }

    /// Also where there is no session any more: what counts is that there is none.
    private func logOut(_ request: Request) -> Response {
        if let token = request.token { desk.logOut(token) }
        var response = Response(json: ["ok": true])
        response.headers[.setCookie] = SessionCookie.removing(isSecure: site.isSecure)
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

    private static let noUsers = HTTPFault(
        status: .conflict, code: "no-users", message: "本节点没有设置用户",
        detail: "add one with duban user add")
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let traceParent = HTTPField.Name("traceparent")!
}
