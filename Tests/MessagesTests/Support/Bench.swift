import DubanConfiguration
import Ledgers
import Logging
import Synchronization

@testable import Messages

/// A dispatcher on a clock that is moved by hand, with a node and a destination that do what they are told.
final class Bench: Sendable {
    let node: FakeNode
    private let uptime = Mutex(Duration.zero)
    private let answers = Mutex<[Outcome]>([])
    private let sent = Mutex<[Message]>([])
    let configuration: MessageConfiguration
    let destination: MessageDestination
    let log = LoggedText()

    init(
        _ kind: MessageDestination.Kind = .wecom, node: FakeNode = FakeNode(), routes: [MessageRoute]? = nil,
        silences: [MessageSilence] = []
    ) {
        self.node = node
        destination = MessageDestination(name: "room", kind: kind, url: Secret("https://robot.example.cn/?key=K3Y"))
        var configuration = MessageConfiguration()
        configuration.destinations = [destination]
        configuration.routes = routes ?? [MessageRoute(name: "duty", via: "room")]
        configuration.silences = silences
        self.configuration = configuration
    }

    var messages: [Message] { sent.withLock { $0 } }
    func will(_ outcomes: Outcome...) { answers.withLock { $0 += outcomes } }

    /// - Parameter channel: nil for one that answers as the test has said.
    func dispatcher(by channel: (any Channel)? = nil) -> Dispatcher {
        Dispatcher(
            to: destination, of: configuration, policy: .shipped, node: node.messengerNode,
            channel: channel ?? ScriptedChannel { [self] in take($0) },
            moment: { [self] in Moment(now: node.now, uptime: uptime.withLock { $0 }) }, chance: { 0 },
            logger: Logger(label: "test") { [log] _ in CapturedLog(log) })
    }

    private func take(_ message: Message) -> Outcome {
        sent.withLock { $0.append(message) }
        return answers.withLock { $0.isEmpty ? .delivered : $0.removeFirst() }
    }

    /// Lets both clocks go on.
    func pass(_ duration: Duration) {
        uptime.withLock { $0 += duration }
        node.now = node.now + .seconds(duration.components.seconds)
    }

    /// Takes turns while there is something to do, and lets time pass in between, so much at a time.
    func run(_ dispatcher: Dispatcher, for duration: Duration, by step: Duration = .seconds(1)) async throws {
        let end = uptime.withLock { $0 } + duration
        while uptime.withLock({ $0 }) < end {
            let wait = try await dispatcher.turn()
            if wait > .zero { pass(max(step, wait)) }
        }
    }
}

struct ScriptedChannel: Channel {
    let outcome: @Sendable (Message) -> Outcome

    func fits(_ message: Message) -> Bool { message.markdown().utf8.count <= RobotChannel.longest }
    func deliver(_ message: Message) async -> Outcome { outcome(message) }
}
