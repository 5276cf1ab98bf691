import EventJSON
import HTTPTypes
import Hummingbird
import Ledgers
import Logging

/// What administrators do; each of it is told in the node's log.
struct AdministerRoutes: Sendable {
    let desk: LoginDesk
    let node: DashboardNode
    let logger: Logger
    let retrying: Retrying

    func add(to router: Router<DashboardContext>) {
        router.get("api/sessions") { request, _ in try sessions(request) }
        router.delete("api/sessions/:id") { request, context in try endSession(request, context) }
        router.post("api/checkpoint") { request, _ in try await checkpoint(request) }
        router.post("api/dead-letters/retry") { request, _ in try await retry(request) }
    }

    private func administrator(_ request: Request) throws(HTTPFault) -> User {
        try desk.administrator(with: request.token)
    }

    /// Sessions of others, and the log as a whole, are about all areas.
    private func administratorOfAll(_ request: Request) throws(HTTPFault) -> User {
        let user = try administrator(request)
        guard user.areas.isEverywhere else { throw .forbidden }
        return user
    }

    private func sessions(_ request: Request) throws(HTTPFault) -> Response {
        _ = try administratorOfAll(request)
        return Response(json: ["ok": .array(desk.all().map(\.json))])
    }

    private func endSession(_ request: Request, _ context: DashboardContext) throws(HTTPFault) -> Response {
        let user = try administratorOfAll(request)
        guard let id = context.parameters.get("id"), let session = desk.end(id: id) else { throw .notFound }
        tell("a session was ended", by: user, ["of": "\(session.user)"])
        return Response(json: ["ok": session.json])
    }

    /// Signs the end of the log.
    private func checkpoint(_ request: Request) async throws -> Response {
        let user = try administratorOfAll(request)
        tell("a checkpoint was asked for", by: user, [:])
        return Response(json: ["ok": try await node.checkpoint()])
    }

    /// `{"number":7}`: publishes what the letter holds once more, as it was received.
    private func retry(_ request: Request) async throws -> Response {
        let user = try administrator(request)
        guard let number = try await request.json().0["number"]?.integer else {
            throw HTTPFault.invalid("请指明退回件的编号")
        }
        return Response(json: ["ok": .array(try await retrying.retry(number, by: user))])
    }

    private func tell(_ what: Logger.Message, by user: User, _ metadata: Logger.Metadata) {
        logger.notice(what, metadata: metadata.merging(["by": "\(user.name)"]) { first, _ in first })
    }
}

extension Session {
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "user": .string(user.description), "address": .string(address),
            "begun": .string(begun.rfc3339), "used": .string(used.rfc3339),
        ]
    }
}
