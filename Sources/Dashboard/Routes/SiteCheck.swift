import HTTPTypes
import Hummingbird

/// Refuses what was sent to another name, and what another site makes a browser send (CSRF): a request that changes anything
/// has to come from a page of this site, as the browser says, and in a media type that is asked for.
struct SiteCheck: RouterMiddleware {
    typealias Context = DashboardContext

    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard site.accepts(host: request.head.authority) else { throw HTTPFault.wrongHost }
        if request.method != .get, request.method != .head { try refuseOtherSites(request) }
        return try await next(request, context)
    }

    private func refuseOtherSites(_ request: Request) throws(HTTPFault) {
        let isOwn = site.isSameOrigin(
            host: request.head.authority, origin: request.headers[.origin], fetchSite: request.headers[Self.fetchSite])
        guard isOwn else { throw .wrongOrigin }
        let type = Self.mediaType(request.headers[.contentType])
        if FormRoutes.paths.contains(request.uri.path) {
            guard type == "application/x-www-form-urlencoded" else { throw .notForm }
        } else {
            guard type == "application/json" else { throw .notJSON }
        }
    }

    private static func mediaType(_ text: String?) -> String? {
        text?.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
