import HTTPTypes
import Hummingbird

/// Logging in and out, with the cookies for it: for pages and programs alike.
struct Entry: Sendable {
    let desk: LoginDesk
    let site: Site

    /// - Returns: the header `Set-Cookie`, and who it is.
    func logIn(
        _ name: String, _ password: String, _ request: Request, _ context: DashboardContext
    ) async throws(HTTPFault) -> (cookie: String, User) {
        guard desk.hasUsers else { throw .noUsers }
        let address = site.client(peer: context.peer, forwardedFor: request.headers[values: .forwardedFor].last)
        let (token, user) = try await desk.logIn(name, Password(password), from: address)
        return (SessionCookie.setting(token, isSecure: site.isSecure), user)
    }

    /// Also where there is no session any more: what counts is that there is none.
    /// - Returns: the header `Set-Cookie`.
    func logOut(_ request: Request) -> String {
        if let token = request.token { desk.logOut(token) }
        return SessionCookie.removing(isSecure: site.isSecure)
    }
}

extension HTTPFault {
    static let noUsers = HTTPFault(
        status: .conflict, code: "no-users", message: "本节点没有设置用户",
        detail: "add one with duban user add")
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let traceParent = HTTPField.Name("traceparent")!
}
