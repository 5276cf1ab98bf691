import HTTPTypes
import Hummingbird
import Ledgers

/// Logging in and out by forms.
struct LoginPage: Sendable {
    let frame: PageFrame
    let entry: Entry

    struct LoginView: TemplateView {
        let user: String
        let next: String
        /// Why it was refused.
        let failure: String?
        let hasUsers: Bool
    }

    func add(to router: Router<DashboardContext>) {
        router.get("login") { request, _ in page(request) }
        router.post("login") { request, context in try await logIn(request, context) }
        router.post("logout") { request, _ in
            var response = Response.seeOther("/login")
            response.headers[.setCookie] = entry.logOut(request)
            return response
        }
    }

    private func page(_ request: Request) -> Response {
        let next = FormFields.ownPage(FormFields(request.uri.query ?? "")["next"]) ?? "/"
        return page(LoginView(user: "", next: next, failure: nil, hasUsers: frame.desk.hasUsers), status: .ok)
    }

    /// `user`, `password`, `next`
    private func logIn(_ request: Request, _ context: DashboardContext) async throws -> Response {
        let form = try await request.form()
        let (user, next) = (form["user"] ?? "", FormFields.ownPage(form["next"]) ?? "/")
        do {
            let (cookie, _) = try await entry.logIn(user, form.values("password").first ?? "", request, context)
            var response = Response.seeOther(next)
            response.headers[.setCookie] = cookie
            return response
        } catch {
            var response = page(
                LoginView(user: user, next: next, failure: error.message, hasUsers: frame.desk.hasUsers),
                status: error.status)
            response.headers[.retryAfter] = error.retryAfter.map(String.init)
            return response
        }
    }

    private func page(_ view: LoginView, status: HTTPResponse.Status) -> Response {
        Response(html: frame.templates.page(view, as: .login, in: Shell(title: "登录")), status: status)
    }
}
