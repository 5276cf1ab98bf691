import HTTPTypes
import Hummingbird
import Node

/// For those who watch over the process: no login, and no more detail than why it is not ready.
///
/// `/healthz` says that the process answers: who gets no answer may kill it. `/readyz` says whether events are taken
/// and made durable: who gets 503 sends them elsewhere, or later, but must not kill it for that; it would mend nothing.
struct HealthRoutes: Sendable {
    private let readiness: Recent<NodeReadiness>
    private let patience: Duration

    /// - Parameters:
    ///   - patience: a store that has not answered for so long does not answer.
    ///   - now: a clock that does not stand still.
    init(_ node: DashboardNode, patience: Duration, now: @escaping @Sendable () -> Duration) {
        self.patience = patience
        readiness = Recent(validFor: .seconds(1), patience: patience, now: now, node.readiness)
    }

    func add(to router: Router<DashboardContext>) {
        router.get("healthz") { _, _ in Self.line("ok", .ok) }
        router.get("readyz") { _, _ in await Self.answer(current()) }
    }

    private func current() async -> NodeReadiness {
        guard let (readiness, age) = await readiness.value(), age <= patience else {
            return NodeReadiness([.store])
        }
        return readiness
    }

    private static func answer(_ readiness: NodeReadiness) -> Response {
        guard !readiness.isReady else { return line("ready", .ok) }
        let reasons = readiness.obstacles.map(\.rawValue).joined(separator: "; ")
        return line("not ready: \(reasons)", .serviceUnavailable)
    }

    private static func line(_ text: String, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
