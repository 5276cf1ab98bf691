import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node

/// Everybody in a simulation: a node, offices and a sensor that publish, and who reads.
final class City {
    let world: World
    let host: Host
    let offices: [Office]
    let sensor: Sensor
    let subscriber = TailSubscriber()
    let listener: EscalationListener
    /// When the last event of their own is published.
    private(set) var lastPublication = Duration.zero
    /// The log's newest position when the listener asked for the last time.
    private(set) var lastAsked: Int64 = 0
    private var random: SplitMix64

    init(_ world: World, sabotage: Sabotage) {
        self.world = world
        var random = world.fork()
        let host = Host(world, settings: Self.settings(&random), sabotage: sabotage)
        self.host = host
        offices = (0...random.below(3)).map {
            Office("/offices/\(140_400 + $0)-yjj", on: host.network, forgets: sabotage.forgetsUnanswered)
        }
        sensor = Sensor(on: host.network)
        listener = EscalationListener(host, acknowledgesFirst: sabotage.acknowledgesFirst)
        self.random = random
    }

    /// Small limits half of the time, so that they are met.
    private static func settings(_ random: inout SplitMix64) -> NodeSettings {
        var settings = NodeSettings()
        settings.key = NodeKey(seed: [UInt8](repeating: 7, count: 32)) ?? settings.key
        guard random.once(in: 2) else { return settings }
        settings.limits.requestBytes = 2_000
        settings.limits.batchEvents = 5
        settings.limits.queuedEvents = 8
        settings.limits.commitEvents = 4
        return settings
    }

    /// The first day.
    func begin() {
        host.network.subscribers.append { [subscriber] in subscriber.receive($0) }
        host.start()
        listener.start()
        for office in offices { plan(office) }
        planSensor()
    }

    /// The last day: everything comes to its end in good order.
    func end() {
        lastAsked = (try? host.disk.tables.inspect { try $0.head().position }) ?? 0
        listener.ask()
        world.run(until: world.now + .seconds(600))
        host.retire()
        for office in offices { office.retire() }
        world.end()
    }

    /// Gives everybody their share of the faults.
    func put(_ plan: FaultPlan) {
        host.disk.faults = plan.disk
        host.changesRules = plan.changesRules
        host.network.faults = plan.lines
        for office in offices { office.crashRate = plan.producerCrashes }
        listener.crashRate = plan.listenerCrashes
    }
}

/// Who publishes what, and when.
extension City {
    private func plan(_ office: Office) {
        for item in RandomStream(seed: random.next(), count: 8 + random.below(16)).items {
            at(item.receivedAt) { office.publish(item.event.from(office.name)) }
        }
        for _ in 0..<random.below(4) {
            world.at(random.duration(.zero...lastPublication)) { office.publishAgain() }
        }
    }

    private func planSensor() {
        for item in RandomStream(seed: random.next(), count: random.below(10)).items {
            at(item.receivedAt) { [sensor] in sensor.send(item.event.from("/sensors/1")) }
        }
    }

    private func at(_ instant: Instant, _ action: @escaping () -> Void) {
        let time = Duration.milliseconds((instant - world.start).milliseconds)
        lastPublication = max(lastPublication, time)
        world.at(time, action)
    }
}

extension JSONValue {
    /// The same event from this source, or, where it came from another one, from a second one of the same office.
    fileprivate func from(_ source: String) -> JSONValue {
        switch self["source"]?.string {
        case "/offices/140400-yjj": setting("/source", to: .string(source))
        case "/offices/140400-sjj": setting("/source", to: .string(source + "-2"))
        default: self
        }
    }
}
