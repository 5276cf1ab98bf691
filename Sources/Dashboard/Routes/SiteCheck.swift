import HTTPTypes
import Hummingbird

/// Refuses what was sent to another name, and what another site makes a browser send (CSRF).
struct SiteCheck: RouterMiddleware {
    typealias Context = DashboardContext

    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard site.accepts(host: request.head.authority) else { throw HTTPFault.wrongHost }
        if request.method != .get { try refuseOtherSites(request) }
        return try await next(request, context)
    }

    private func refuseOtherSites(_ request: Request) throws(HTTPFault) {
        let isOwn = site.isSameOrigin(
            host: request.head.authority, origin: request.headers[.origin], fetchSite: request.headers[Self.fetchSite])
        guard isOwn else { throw .wrongOrigin }
        guard Self.isJSON(request.headers[.contentType]) else { throw .notJSON }
    }

    private static func isJSON(_ type: String?) -> Bool {
        type?.prefix { $0 != ";" }.lowercased().filter { $0 != " " } == "application/json"
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
