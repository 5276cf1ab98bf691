import HTTPTypes
import Hummingbird

/// For those who watch over the process: no login, and no details.
struct HealthRoutes: Sendable {
    let readiness: Readiness

    func add(to router: Router<DashboardContext>) {
        router.get("healthz") { _, _ in Self.word("ok", .ok) }
        router.get("readyz") { [readiness] _, _ in
            await readiness.isReady() ? Self.word("ready", .ok) : Self.word("not ready", .serviceUnavailable)
        }
    }

    private static func word(_ word: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: word + "\n")))
    }
}
