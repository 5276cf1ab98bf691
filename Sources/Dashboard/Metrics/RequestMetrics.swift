import CoreMetrics
import HTTPTypes
import Hummingbird

/// Counts requests by route and status, and times them up to the head of the answer.
struct RequestMetrics: RouterMiddleware {
    typealias Context = DashboardContext

    private let factory: any MetricsFactory
    private let time: CoreMetrics.Timer

    init(_ factory: any MetricsFactory) {
        self.factory = factory
        time = CoreMetrics.Timer(label: "duban_http_request_duration_seconds", factory: factory)
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let took = (ContinuousClock.now - start).components
        time.recordNanoseconds(took.seconds * 1_000_000_000 + took.attoseconds / 1_000_000_000)
        // The routes are those of the program; what is sent to none of them is counted as one.
        let labels = [("route", context.endpointPath ?? "NotFound"), ("status", "\(response.status.code)")]
        Counter(label: "duban_http_requests_total", dimensions: labels, factory: factory).increment()
        return response
    }
}
