import EventJSON
import HTTPTypes
import Hummingbird
import Ledgers
import NIOCore
import Node

/// Streams of server-sent events: what comes into the log, and that something has come.
struct FollowRoutes: Sendable {
    let desk: LoginDesk
    let node: DashboardNode
    /// For those who follow, each of whom keeps a connection.
    let places: Places

    func add(to router: Router<DashboardContext>) {
        router.get("api/tail") { request, _ in try await tail(request) }
        router.get("api/growth") { request, _ in try await growth(request) }
    }

    /// Rows of the log in words: `?type=…&area=…` for some of them; `after` or the header `Last-Event-ID` for what the browser
    /// has seen, else from now on.
    private func tail(_ request: Request) async throws -> Response {
        let fields = FormFields(request.uri.query ?? "")
        let seen = (request.headers[Self.lastEventID] ?? fields["after"]).flatMap { Int64($0) }
        let follower = try follower(request, TailFilter(fields), pause: .milliseconds(200))
        return try stream { writer in try await follower.tellRows(after: seen, on: &writer) }
    }

    /// Once a second at most, that the log has grown.
    private func growth(_ request: Request) async throws -> Response {
        let follower = try follower(request, TailFilter(FormFields("")), pause: .seconds(1))
        return try stream { writer in try await follower.tellGrowth(on: &writer) }
    }

    private func follower(_ request: Request, _ filter: TailFilter, pause: Duration) throws -> Follower {
        let (desk, token) = (desk, request.token)
        _ = try desk.caller(with: token)
        return Follower(node: node, filter: filter, caller: { try desk.caller(with: token) }, pause: pause)
    }

    private func stream(
        _ tell: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) throws -> Response {
        let place = try places.take()
        return Response(
            status: .ok,
            // A proxy in front is not to collect what should be seen at once.
            headers: [.contentType: "text/event-stream; charset=utf-8", Self.buffering: "no"],
            body: ResponseBody { writer in
                defer { withExtendedLifetime(place) {} }
                try await tell(&writer)
                try await writer.finish(nil)
            })
    }

    private static let buffering = HTTPField.Name("X-Accel-Buffering")!
    private static let lastEventID = HTTPField.Name("Last-Event-ID")!
}
