import DubanTestKit
import LedgerStore
import Ledgers
import Node

/// The machine of a node, and what keeps the node running there: it is started again whenever it has ended.
final class Host: @unchecked Sendable {  // Safe: used on its world's one thread.
    let world: World
    let network: SimulatedNetwork
    let disk: SimulatedDisk
    let clock: HostClock
    private(set) var settings: NodeSettings
    /// Whether a node that starts may have other rules than the one before.
    var changesRules = false
    /// The bodies of events that the feed had taken when a node ended in good order: none of them may be missing.
    private(set) var settledEvents: [[UInt8]] = []
    private(set) var crashes = 0
    private(set) var starts = 0
    private var incarnation: Incarnation?
    private var random: SplitMix64
    private var isRetired = false
    /// When something last went wrong, or began anew, so that a timer may be late for it.
    private var troubledAt = Duration.zero

    init(_ world: World, settings: NodeSettings, storage: Storage, sabotage: Sabotage) {
        self.world = world
        self.settings = settings
        network = SimulatedNetwork(world)
        disk = SimulatedDisk(world, storage: storage, sabotage: sabotage)
        clock = HostClock(world, noticesSteps: !sabotage.ignoresClockSteps)
        random = world.fork()
        disk.onCommit = { [unowned self] in checkPunctuality() }
        disk.onFailure = { [unowned self] in troubledAt = world.now }
        disk.onApplied = { [unowned self] rows in rows.forEach { incarnation?.port?.publish($0.tailFrames) } }
    }

    /// Who answers questions; nil while the node does not run.
    var answers: Answers? { incarnation?.isTaking == true ? incarnation?.answers : nil }

    var outbox: OutboxDesk? { incarnation?.isTaking == true ? incarnation?.outbox : nil }

    func start() {
        guard incarnation == nil, !isRetired else { return }
        starts += 1
        if changesRules, random.once(in: 8) { settings.rules = settings.rules == .shipped ? .stricter : .shipped }
        world.note("node starts", starts)
        let incarnation = Incarnation(on: self)
        self.incarnation = incarnation
        Task {
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await incarnation.run()) } catch { outcome = .failure(error) }
            ended(incarnation, outcome)
        }
    }

    /// The node takes events from now on.
    func started(_ incarnation: Incarnation) {
        guard incarnation === self.incarnation else { return }
        world.note("node takes events")
        troubledAt = world.now
    }

    /// The process ends where it stands, or the machine.
    func crash() {
        guard let incarnation else { return }
        checkPunctuality()
        crashes += 1
        world.note("node crashes", crashes)
        self.incarnation = nil
        incarnation.kill()
        disk.cut()
        leave(incarnation, isHeard: random.once(in: 2))
    }

    /// A graceful shutdown, for which the node gets five minutes.
    func stop() {
        guard let incarnation, incarnation.isTaking else { return }
        checkPunctuality()
        world.note("node stops")
        Task { await incarnation.stop() }
        world.after(.seconds(300)) { [self] in
            guard self.incarnation === incarnation else { return }
            world.violate("the node does not stop")
            crash()
        }
    }

    /// The last shutdown.
    func retire() {
        isRetired = true
        disk.onCommit = {}
        stop()
    }

    /// Sets the clock of the machine.
    func step(by span: Span) {
        checkPunctuality()
        world.note("clock steps, ms", Int(span.milliseconds))
        clock.step(by: span)
        troubledAt = world.now
    }
}

extension Rules {
    /// Other rules than the shipped ones, with which timers and refusals differ.
    fileprivate static let stricter: Rules = {
        var rules = Rules.shipped
        rules.policy.events.parkedFor = .days(3)
        rules.policy.hazards.verifiedLevels = HazardLevel.allCases
        rules.policy.escalations.acknowledgeWithin = .hours(8)
        rules.policy.escalations.repeatEvery = .hours(12)
        return rules
    }()
}

extension Host {
    /// By itself: stopped, or for a failure.
    private func ended(_ incarnation: Incarnation, _ outcome: Result<Void, any Error>) {
        guard incarnation === self.incarnation else { return }
        world.note("node has ended")
        self.incarnation = nil
        disk.cut()
        if case .success = outcome { settledEvents += incarnation.port?.taken ?? [] }
        leave(incarnation, isHeard: true)
    }

    /// Mostly for seconds, at times for days.
    private func leave(_ incarnation: Incarnation, isHeard: Bool) {
        if let port = incarnation.port { network.close(port, isHeard: isHeard) }
        let outage = random.once(in: 8) ? Duration.seconds(200_000) : .seconds(60)
        world.after(random.longTailed(.milliseconds(10)...outage)) { [self] in start() }
    }

    /// Nothing taken by the node that runs now may be missing either.
    func eventsTaken() -> [[UInt8]] { settledEvents + (incarnation?.port?.taken ?? []) }

    /// What was committed a while ago, by whichever node, was published by this one, if it has run since.
    func checkTail(hasCome position: Int64) {
        guard incarnation?.isTaking == true, let newest = incarnation?.tail?.position, newest < position else { return }
        world.violate("a node has published \(newest) rows of \(position)")
    }

    /// While a node runs undisturbed, no timer stays behind its time: within two minutes even after a step of the clock.
    func checkPunctuality() {
        let grace = Duration.seconds(120)
        guard incarnation?.isTaking == true, world.now - troubledAt > grace,
            let timer = try? disk.tables.inspect({ try $0.firstTimer() })
        else { return }
        let late = clock.now - timer.due
        guard late.milliseconds > grace.milliseconds else { return }
        world.violate("a timer of \(timer.subject) is \(late.wholeMinutes) min late while the node runs undisturbed")
        troubledAt = world.now
    }
}
