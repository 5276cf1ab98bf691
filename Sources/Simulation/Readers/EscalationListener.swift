import DubanTestKit
import EventJSON
import Node

/// Whoever has to call people: it asks the node for the escalations behind its cursor, delivers them, then saves the
/// cursor on a disk of its own. A crash between the two delivers again; none may be left out.
final class EscalationListener: @unchecked Sendable {  // Safe: used on its world's one thread.
    /// The ids of what it has delivered, in order; after a crash, once more.
    private(set) var delivered: [String] = []
    private(set) var crashes = 0
    /// It crashes once in so many deliveries.
    var crashRate: Int?
    /// The position of the newest escalation that is delivered, as it is on its disk.
    private(set) var cursor = 0
    private let host: Host
    private let savesFirst: Bool
    private var random: SplitMix64

    init(_ host: Host, savesFirst: Bool) {
        self.host = host
        self.savesFirst = savesFirst
        random = host.world.fork()
    }

    /// Asks at once, and then every few hours.
    func start() {
        host.world.after(random.duration(.zero ... .seconds(30_000))) { [self] in
            ask()
            start()
        }
    }

    /// Asks for a few behind the cursor. Question and answer can get lost.
    func ask() {
        guard let answers = host.answers, !isLost() else { return }
        let question = Question(
            "history",
            [JSONMember("from", JSONValue(cursor + 1)), JSONMember("limit", 5), JSONMember("types", ["escalation"])])
        Task {
            let answer = try? await answers.answer(question)
            await host.world.sleep(for: host.network.latency())
            guard let rows = answer?.array, !isLost() else { return }
            deliver(rows)
        }
    }

    private func isLost() -> Bool { random.once(in: host.network.faults.drops) }

    private func deliver(_ rows: [JSONValue]) {
        for row in rows {
            guard let position = row["position"]?.integer, let id = row["event"]?["id"]?.string else { continue }
            if savesFirst { cursor = position }
            if random.once(in: crashRate) { return crashes += 1 }
            delivered.append(id)
            host.world.note("escalation delivered", position)
            if random.once(in: crashRate) { return crashes += 1 }
            cursor = max(cursor, position)
        }
        if rows.count == 5 { ask() }
    }
}
