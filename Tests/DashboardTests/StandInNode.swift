import EventJSON
import Ledgers
import Node
import Synchronization

@testable import Dashboard

/// What a dashboard asks of a node, and what it would publish.
final class StandInNode: Sendable {
    struct Asked: Sendable {
        let ask: String
        let areas: AreaScope
    }

    struct Published: Sendable {
        let event: JSONValue
        let sender: Office
    }

    private let asked = Mutex<[Asked]>([])
    private let published = Mutex<[Published]>([])
    let isReady = Mutex(true)
    let reply = Mutex(Reply(status: 200, position: 7))

    var allAsked: [Asked] { asked.withLock { $0 } }
    var allPublished: [Published] { published.withLock { $0 } }

    func dashboardNode(_ clock: HandClock) -> DashboardNode {
        DashboardNode(
            ask: { question, areas in
                self.asked.withLock { $0.append(Asked(ask: question.ask, areas: areas)) }
                if question.ask == "hazard" { throw AskError("not-found", "no hazard of this number is known") }
                if question.ask == "dead-letter" { return ["number": 7, "body": "{\"id\":\"e-1\"}"] }
                return ["asked": .string(question.ask)]
            },
            publish: { body, sender in
                let event = try JSONParser.parse(body)
                self.published.withLock { $0.append(Published(event: event, sender: sender)) }
                return self.reply.withLock { $0 }
            },
            checkpoint: { ["checkpoint": true] },
            readiness: { NodeReadiness(self.isReady.withLock { $0 } ? [] : [.store]) },
            growth: { AsyncStream { _ in } },
            rules: { .shipped }, isTestClock: false, now: { clock.now })
    }
}
