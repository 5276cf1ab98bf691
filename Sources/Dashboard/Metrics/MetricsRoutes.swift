import HTTPTypes
import Hummingbird

/// `/metrics`, for Prometheus.
struct MetricsRoutes: Sendable {
    let metrics: DashboardMetrics
    /// Whether nobody but this machine reaches the HTTP side.
    let isForThisMachine: Bool

    func add(to router: Router<DashboardContext>) {
        router.get("metrics") { request, _ in try await read(request) }
    }

    private func read(_ request: Request) async throws(HTTPFault) -> Response {
        try admit(request.headers[.authorization])
        return Response(
            status: .ok, headers: [.contentType: metrics.mediaType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: await metrics.text())))
    }

    private func admit(_ authorization: String?) throws(HTTPFault) {
        if let token = metrics.token {
            guard token.admits(authorization) else { throw Self.tokenRequired }
        } else {
            guard isForThisMachine else { throw Self.tokenMissing }
        }
    }

    private static let tokenRequired = HTTPFault(
        status: .unauthorized, code: "token-required", message: "请出示监控令牌", detail: "send Authorization: Bearer <token>")
    private static let tokenMissing = HTTPFault(
        status: .forbidden, code: "no-token", message: "本节点没有设置监控令牌",
        detail: "others than this machine reach the node: set metricsToken in duban.yaml")
}
