import EventJSON
import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: what is refused becomes one line of JSON, and every answer carries the headers that keep browsers
/// from doing more with it than to show it.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = DashboardContext

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        // Lines about the request can be found by the trace that its sender has begun.
        let traceParent = request.headers[.traceParent].flatMap(TraceParent.init)
        context.logger[metadataKey: "trace"] = traceParent.map { "\($0.trace)" }
        var response = await answer(request, context, next)
        for (name, value) in Self.headers { response.headers[name] = value }
        if request.uri.path.hasPrefix("/api/") { response.headers[.cacheControl] = "no-store" }
        return response
    }

    private func answer(
        _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
    ) async -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return HTTPFault.notFound.response
        } catch {
            if let fault = HTTPFault(error) { return fault.response }
            context.logger.error("a request failed", metadata: ["reason": "\(error)"])
            return HTTPFault.failed.response
        }
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy")!, "no-referrer"),
        (HTTPField.Name("X-Frame-Options")!, "DENY"),
        (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    ]
}
