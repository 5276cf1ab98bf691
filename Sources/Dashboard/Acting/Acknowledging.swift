import EventJSON
import Foundation
import Ledgers

/// 签收 in the name of the user who is logged in: one way into the log for pages and programs.
struct Acknowledging: Sendable {
    let desk: LoginDesk
    let node: DashboardNode

    /// What is acknowledged.
    struct Wish: Sendable {
        let escalation: String?
        let note: String?
        /// Nil for a new one.
        let id: String?
        /// RFC 3339; nil for now.
        let time: String?
    }

    /// - Parameter traceParent: goes on with the event.
    /// - Returns: the node's reply, once it is in the log.
    /// - Throws: ``HTTPFault`` where it is not accepted.
    func acknowledge(
        _ token: SessionToken?, traceParent: TraceParent? = nil, _ wish: @Sendable () async throws -> Wish
    ) async throws -> Reply {
        let caller = try desk.caller(with: token)
        try caller.require(.acknowledge)
        guard let user = caller.user else { throw HTTPFault.forbidden }
        let wish = try await wish()
        guard let escalation = wish.escalation else { throw HTTPFault.invalid("请指明要签收的督办") }
        guard let time = wish.time.map(Instant.init(rfc3339:)) ?? node.now() else {
            throw HTTPFault.invalid("时间须为 RFC 3339 格式，例如 2024-01-05T09:00:00+08:00")
        }
        let event = AcknowledgementEvent(
            escalation: escalation, by: user.name.description, note: wish.note, source: user.source,
            id: wish.id ?? UUID().uuidString.lowercased(), time: time,
            traceParent: traceParent)
        let reply = try await node.publish(event.body, user.acknowledging)
        guard reply.isAccepted else { throw HTTPFault(reply) }
        return reply
    }
}
