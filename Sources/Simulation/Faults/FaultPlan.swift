import DubanTestKit

/// Which faults a run has, and how often. Every seed draws some kinds and leaves others out: what one kind hides, a run
/// without it shows. Rates are once in so many occasions, means are times between two; nil: never.
struct FaultPlan {
    var disk = DiskFaults()
    var lines = LineFaults()
    /// The node crashes during a commit, or a few jobs after it has begun.
    var crashes: Int?
    var producerCrashes: Int?
    var listenerCrashes: Int?
    /// A node that starts may have other rules than the one before.
    var changesRules = false
    var crashesBetween: Duration?
    var stopsBetween: Duration?
    var clockStepsBetween: Duration?
    var fullDisksBetween: Duration?

    /// No faults.
    init() {}

    init(random: inout SplitMix64) {
        disk.failsSync = Self.some(random.pick([10, 40]), &random)
        disk.isBusy = Self.some(random.pick([5, 30]), &random)
        disk.isSlow = Self.some(20, &random)
        lines.breaks = Self.some(random.pick([3, 10, 40]), &random)
        lines.stalls = Self.some(random.pick([10, 40]), &random)
        lines.doubles = Self.some(random.pick([3, 10]), &random)
        lines.drops = Self.some(random.pick([2, 5, 20]), &random)
        crashes = Self.some(random.pick([5, 20, 60]), &random)
        producerCrashes = Self.some(random.pick([5, 20]), &random)
        listenerCrashes = Self.some(random.pick([3, 10]), &random)
        changesRules = random.once(in: 8)
        crashesBetween = Self.some(.seconds(random.pick([100_000, 400_000])), &random)
        stopsBetween = Self.some(.seconds(200_000), &random)
        clockStepsBetween = Self.some(.seconds(random.pick([30_000, 150_000])), &random)
        fullDisksBetween = Self.some(.seconds(150_000), &random)
    }

    private static func some<Value>(_ value: Value, _ random: inout SplitMix64) -> Value? {
        random.below(3) < 2 ? value : nil
    }
}
