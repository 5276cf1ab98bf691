import EventJSON
import HTTPTypes
import Hummingbird
import Logging

/// The outermost layer: what is refused becomes one line of JSON, or a page, and every answer carries the headers that keep browsers
/// from doing more with it than to show it.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = DashboardContext

    let faults: FaultPages

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
            return faults.response(for: .notFound, to: request)
        } catch {
            if let fault = HTTPFault(error) { return faults.response(for: fault, to: request) }
            context.logger.error("a request failed", metadata: ["reason": "\(error)"])
            return faults.response(for: .failed, to: request)
        }
    }

    private static let headers: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        // With no-referrer browsers would not say where a form comes from.
        (HTTPField.Name("Referrer-Policy")!, "same-origin"),
        (HTTPField.Name("X-Frame-Options")!, "DENY"),
        (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    ]
}
