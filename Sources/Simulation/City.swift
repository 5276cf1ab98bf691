import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node

/// Everybody in a simulation: a node, offices and a sensor that publish, and who reads.
final class City {
    let world: World
    /// The nodes of one log.
    let hosts: [Host]
    let offices: [Office]
    let sensor: Sensor
    /// Of each node.
    let subscribers: [TailSubscriber]
    let listener: EscalationListener
    /// When the last event of their own is published.
    private(set) var lastPublication = Duration.zero
    /// The log's newest position when the listener asked for the last time.
    private(set) var lastAsked: Int64 = 0
    private var random: SplitMix64

    init(_ world: World, on database: (any SimulationDatabase)?, sabotage: Sabotage) {
        self.world = world
        var random = world.fork()
        let hosts = Self.hosts(world, database, &random, sabotage)
        self.hosts = hosts
        subscribers = hosts.map { _ in TailSubscriber() }
        offices = (0...random.below(3)).map { number in
            let network = hosts[number % hosts.count].network
            return Office("/offices/\(140_400 + number)-yjj", on: network, forgets: sabotage.forgetsUnanswered)
        }
        sensor = Sensor(on: hosts[hosts.count - 1].network)
        listener = EscalationListener(hosts[0], acknowledgesFirst: sabotage.acknowledgesFirst)
        self.random = random
    }

    /// On a database two nodes every other time.
    private static func hosts(
        _ world: World, _ database: (any SimulationDatabase)?, _ random: inout SplitMix64, _ sabotage: Sabotage
    ) -> [Host] {
        guard let database else {
            let storage = Storage(tables: MemoryDiskTables())
            return [Host(world, settings: settings(&random), storage: storage, sabotage: sabotage)]
        }
        let (turns, bell) = (Turns(), LogBell(world))
        return (0...random.below(2)).map { _ in
            let storage = Storage(tables: tables(of: database, world), turns: turns, bell: bell)
            return Host(world, settings: settings(&random), storage: storage, sabotage: sabotage)
        }
    }

    private static func tables(of database: any SimulationDatabase, _ world: World) -> any Tables {
        do { return try DatabaseTables(database) } catch {
            world.violate("the database can't be opened: \(error)")
            return MemoryDiskTables()
        }
    }

    /// Past all nodes.
    var tables: any Tables { hosts[0].disk.tables }

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
        for (host, subscriber) in zip(hosts, subscribers) {
            host.network.subscribers.append { subscriber.receive($0) }
            host.start()
        }
        listener.start()
        for office in offices { plan(office) }
        planSensor()
    }

    /// The last day: everything comes to its end in good order.
    func end() {
        lastAsked = (try? tables.inspect { try $0.head().position }) ?? 0
        listener.ask()
        world.run(until: world.now + .seconds(600))
        for host in hosts {
            host.checkTail(hasCome: lastAsked)
            host.retire()
        }
        for office in offices { office.retire() }
        world.end()
    }

    /// Gives everybody their share of the faults.
    func put(_ plan: FaultPlan) {
        for host in hosts {
            host.disk.faults = plan.disk
            host.changesRules = plan.changesRules
            host.network.faults = plan.lines
        }
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
