import DubanTestKit
import EventJSON
import Ledgers

/// Time and chance of a simulation, and all that happens in it, on one thread.
///
/// Jobs that are ready run before time goes on, and take a little of it each; then the next thing on the agenda happens.
final class World: @unchecked Sendable {  // Safe: used on the one thread that runs it, by whatever runs there.
    /// Since the beginning.
    private(set) var now = Duration.zero
    /// When it began, by a clock that is right.
    let start: Instant = "2023-01-02 09:00"
    /// What went wrong, in the order in which it was found; no more than a person can read.
    private(set) var violations: [String] = []
    let trace: Trace
    private let scheduler: Scheduler
    private var agenda = Agenda()
    private var random: SplitMix64
    private var isBrokenOff = false
    private var jobs = 0
    private var countdowns: [(jobs: Int, action: () -> Void)] = []

    /// Makes a world and lets `work` happen in it: every task that is begun there runs there.
    static func with<Outcome>(
        seed: UInt64, tell: ((String) -> Void)?, _ work: (World) throws -> Outcome
    ) rethrows -> Outcome {
        let world = World(seed: seed, tell: tell)
        return try world.scheduler.takingOver { try work(world) }
    }

    private init(seed: UInt64, tell: ((String) -> Void)?) {
        var random = SplitMix64(seed: seed)
        scheduler = Scheduler(random: random.fork())
        self.random = random.fork()
        trace = Trace(tell: tell)
    }

    private static let enough = 20
    /// Thirty times what the longest of 700 took: one that goes round in circles is found, instead of never coming to its end.
    private static let mostJobs = 1_000_000

    /// A generator of one's own, so that who draws more does not change what others draw.
    func fork() -> SplitMix64 { random.fork() }

    func note(_ what: StaticString, _ numbers: Int...) {
        trace.note(what, numbers, at: now)
    }

    /// Something is not as it has to be.
    func violate(_ what: String) {
        guard violations.count < Self.enough else { return }
        note("violation")
        violations.append(what)
        isBrokenOff = violations.count == Self.enough
    }
}

/// What happens later.
extension World {
    func at(_ time: Duration, _ action: @escaping () -> Void) {
        agenda.add(at: max(time, now), action)
    }

    func after(_ delay: Duration, _ action: @escaping () -> Void) {
        at(now + delay, action)
    }

    /// Does something when so many more jobs have run: between any two of them, which is at any `await`.
    func after(jobs count: Int, _ action: @escaping () -> Void) {
        countdowns.append((count, action))
    }

    /// Lets time pass for a task.
    func sleep(for duration: Duration) async {
        await withCheckedContinuation { wake in
            after(duration) { wake.resume() }
        }
    }

    /// Lets what still runs come to its end, and then nothing more happens.
    func end() {
        isBrokenOff = false
        run(until: now + .seconds(60))
        agenda = Agenda()
        countdowns = []
    }

    /// Runs until nothing more happens by `end`, or enough has gone wrong.
    func run(until end: Duration) {
        while !isBrokenOff {
            if let action = agenda.take(by: now) {
                action()
            } else if let step = scheduler.step() {
                note(step)
            } else if let next = agenda.next, next <= end {
                now = next
            } else {
                break
            }
        }
        now = max(now, end)
    }

    /// A job takes up to 50 µs.
    private func note(_ step: (picked: Int, of: Int)) {
        jobs += 1
        if jobs == Self.mostJobs {
            violate("does not come to its end: \(jobs) jobs, and more to do")
            isBrokenOff = true
        }
        trace.mix(UInt64(step.picked) << 32 | UInt64(step.of))
        now += .microseconds(random.below(50))
        guard !countdowns.isEmpty else { return }
        for index in countdowns.indices { countdowns[index].jobs -= 1 }
        let due = countdowns.filter { $0.jobs <= 0 }
        countdowns.removeAll { $0.jobs <= 0 }
        for countdown in due { countdown.action() }
    }
}
