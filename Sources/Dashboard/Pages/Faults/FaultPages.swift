import HTTPTypes
import Hummingbird

/// What is refused, as a page for people.
struct FaultPages: Sendable {
    let templates: Templates

    struct FaultView: TemplateView {
        let status: String
        let message: String
        let detail: String?
    }

    private static let forPrograms: Set<String> = ["/healthz", "/readyz", "/metrics"]

    /// JSON for programs; a page for people; whoever has to log in is led there.
    func response(for fault: HTTPFault, to request: Request) -> Response {
        let path = request.uri.path
        if path.hasPrefix("/api/") || Self.forPrograms.contains(path) { return fault.response }
        if fault.status == .unauthorized, request.method == .get, path != "/login" {
            return .seeOther("/login?next=\(FormFields.encoded(request.uri.string))")
        }
        let view = FaultView(status: String(fault.status.code), message: fault.message, detail: fault.detail)
        var response = Response(
            html: templates.page(view, as: .fault, in: Shell(title: fault.message, links: Shell.links(current: ""))),
            status: fault.status)
        response.headers[.retryAfter] = fault.retryAfter.map(String.init)
        return response
    }
}
