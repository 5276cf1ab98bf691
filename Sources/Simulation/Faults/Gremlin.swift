import DubanTestKit
import Ledgers

/// Brings the faults of a plan about, until it is told to leave.
final class Gremlin {
    private let plan: FaultPlan
    private let city: City
    private var random: SplitMix64
    private var hasLeft = false

    private var world: World { city.world }

    init(_ plan: FaultPlan, in city: City) {
        self.plan = plan
        self.city = city
        random = city.world.fork()
    }

    func begin() {
        city.put(plan)
        for host in city.hosts { begin(at: host) }
    }

    private func begin(at host: Host) {
        let onCommit = host.disk.onCommit
        host.disk.onCommit = { [self] in
            onCommit()
            if !hasLeft, random.once(in: plan.crashes) { crashSoon(host) }
        }
        again(plan.crashesBetween) { host.crash() }
        again(plan.stopsBetween) { host.stop() }
        again(plan.clockStepsBetween) { [self] in stepClock(of: host) }
        again(plan.fullDisksBetween) { [self] in fillDisk(of: host) }
    }

    /// From now on all goes well.
    func leave() {
        hasLeft = true
        city.put(FaultPlan())
    }

    /// A while later, and then again a while later.
    private func again(_ mean: Duration?, _ fault: @escaping () -> Void) {
        guard let mean else { return }
        world.after(random.duration(.zero...mean * 2)) { [self] in
            guard !hasLeft else { return }
            fault()
            again(mean, fault)
        }
    }

    /// Between any two jobs of what goes on now, or while the disk is at work.
    private func crashSoon(_ host: Host) {
        if random.once(in: 2) {
            world.after(jobs: 1 + random.below(40)) { host.crash() }
        } else {
            world.after(random.duration(.zero ... .milliseconds(4))) { host.crash() }
        }
    }

    /// By milliseconds or by hours, forwards or back; it is right again in the end.
    private func stepClock(of host: Host) {
        let size = Span(milliseconds: random.longTailed(.milliseconds(10) ... .seconds(20_000)).milliseconds)
        let step = random.once(in: 2) ? size : Span(milliseconds: -size.milliseconds)
        host.step(by: step)
        let back = Span(milliseconds: -step.milliseconds)
        world.after(random.longTailed(.seconds(1) ... .seconds(100_000))) { host.step(by: back) }
    }

    /// Until somebody makes room; who sees it may also stop the node meanwhile.
    private func fillDisk(of host: Host) {
        world.note("disk full")
        host.disk.faults.isFull = true
        let end = random.longTailed(.milliseconds(100) ... .seconds(5_000))
        if random.once(in: 3) { world.after(random.duration(.zero...end)) { host.stop() } }
        world.after(end) { [self] in
            world.note("disk has room")
            host.disk.faults.isFull = false
        }
    }
}
