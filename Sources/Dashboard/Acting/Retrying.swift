import EventJSON
import Logging
import Node

/// Publishes dead letters once more, for administrators.
struct Retrying: Sendable {
    let desk: LoginDesk
    let node: DashboardNode
    let logger: Logger

    /// What the letter holds, as it was received.
    /// - Returns: for each event in it what has become of it.
    func retry(_ number: Int, by user: User) async throws -> [JSONValue] {
        let letter = try await node.ask(Question("dead-letter", [JSONMember("number", JSONValue(number))]), user.areas)
        logger.notice("a dead letter is retried", metadata: ["number": "\(number)", "by": "\(user.name)"])
        var outcomes: [JSONValue] = []
        for event in Retry.events(of: letter) { outcomes.append(try await outcome(of: event, by: user)) }
        return outcomes
    }

    private func outcome(of event: Retry, by user: User) async throws -> JSONValue {
        switch event {
        case .possible(let body): try await node.publish(body, user.retrying).json
        case .impossible(let reason): ["status": .null, "message": .string(reason)]
        }
    }
}

extension LoginDesk {
    /// - Throws: ``HTTPFault`` where it is no administrator.
    func administrator(with token: SessionToken?) throws(HTTPFault) -> User {
        let caller = try caller(with: token)
        try caller.require(.administer)
        guard let user = caller.user else { throw .forbidden }
        return user
    }
}
