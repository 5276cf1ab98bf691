import DubanTestKit
import EventJSON
import Node

/// Whoever has to call people: it asks the node's outbox, delivers, then acknowledges. A crash between the two, or a lost
/// acknowledgement, delivers again; none may be left out.
final class EscalationListener: @unchecked Sendable {  // Safe: used on its world's one thread.
    /// The ids of what it has delivered, in order; after a crash, once more.
    private(set) var delivered: [String] = []
    private(set) var crashes = 0
    /// It crashes once in so many deliveries.
    var crashRate: Int?
    private let host: Host
    private let acknowledgesFirst: Bool
    private var random: SplitMix64

    init(_ host: Host, acknowledgesFirst: Bool) {
        self.host = host
        self.acknowledgesFirst = acknowledgesFirst
        random = host.world.fork()
    }

    /// Asks at once, and then every few hours.
    func start() {
        host.world.after(random.duration(.zero ... .seconds(30_000))) { [self] in
            ask()
            start()
        }
    }

    /// Asks for a few that it has not acknowledged. Question and answer can get lost.
    func ask() {
        guard let answers = host.answers, !isLost() else { return }
        let question = Question("outbox", [JSONMember("cursor", "phone"), JSONMember("limit", 5)])
        Task {
            let answer = try? await answers.answer(question)
            await host.world.sleep(for: host.network.latency())
            guard let escalations = answer?["escalations"]?.array, !isLost() else { return }
            await deliver(escalations)
        }
    }

    private func isLost() -> Bool { random.once(in: host.network.faults.drops) }

    private func deliver(_ escalations: [JSONValue]) async {
        for escalation in escalations {
            guard let position = escalation["position"]?.integer, let id = escalation["event"]?["id"]?.string else {
                continue
            }
            if acknowledgesFirst { await acknowledge(position) }
            if random.once(in: crashRate) { return crashes += 1 }
            delivered.append(id)
            host.world.note("escalation delivered", position)
            if random.once(in: crashRate) { return crashes += 1 }
            if !acknowledgesFirst { await acknowledge(position) }
        }
        if escalations.count == 5 { ask() }
    }

    /// What is lost on the way is delivered once more.
    private func acknowledge(_ position: Int) async {
        guard let outbox = host.outbox, !isLost() else { return }
        let question = Question(
            "outbox", [JSONMember("cursor", "phone"), JSONMember("acknowledge", JSONValue(position))])
        _ = try? await outbox.take(question)
    }
}
