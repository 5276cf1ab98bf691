import ArgumentParser
import Simulation

@main struct Soak: ParsableCommand {
    @Option var seed: UInt64 = 1
    @Option var count: UInt64 = 1
    @Flag var story = false
    func run() throws {
        var tally = Tally()
        var bad = 0
        let clock = ContinuousClock()
        let start = clock.now
        for seed in seed..<seed + count {
            let report = Simulation(seed: seed, tell: story ? { print($0) } : nil).run()
            tally += report.tally
            if !report.violations.isEmpty { bad += 1; print(seed, report.violations.prefix(5)) }
            if count == 1 { print(report.trace) }
        }
        print(tally.figures.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
        print("seeds", count, "violations", bad, start.duration(to: clock.now))
    }
}
