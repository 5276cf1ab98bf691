import ArgumentParser
import Foundation
import Simulation

@main struct Soak: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duban-soak",
        abstract: "Run simulations of a node and all around it, each from one seed, and look for violations.",
        discussion: """
            Crashes, lost and doubled messages, failing and full disks and stepping clocks are all drawn from the seed, so \
            a seed that finds something finds it again. The last line is "seeds N violations N".
            """)

    @Option(help: "Begin no more seeds after so many seconds.")
    var seconds = 60

    @Option(help: "The first seed. Default: from the time of day.")
    var from: UInt64?

    @Option(help: "Run this one alone.")
    var seed: UInt64?

    @Flag(help: "Tell what happens, with --seed.")
    var story = false

    func validate() throws {
        guard seconds > 0 else { throw ValidationError("--seconds has to be at least 1") }
        guard !story || seed != nil else { throw ValidationError("--story goes with --seed") }
        guard seed == nil || from == nil else { throw ValidationError("--seed runs one seed; leave out --from") }
    }

    func run() throws {
        let result = seed.map(one) ?? many(from: from ?? UInt64(Date().timeIntervalSince1970 * 1_000))
        print(result.tally.line)
        print("seeds \(result.seeds) violations \(result.violations)")
        if result.violations > 0 { throw ExitCode.failure }
    }

    private func one(_ seed: UInt64) -> SoakResult {
        var result = SoakResult()
        result.add(Simulation(seed: seed, tell: story ? { print($0) } : nil).run())
        return result
    }

    private func many(from first: UInt64) -> SoakResult {
        print("seeds from \(first) on, for \(seconds) s")
        return SeedRunner(from: first, for: .seconds(seconds)).run()
    }
}

extension Tally {
    fileprivate var line: String { figures.map { "\($0.name) \($0.count)" }.joined(separator: ", ") }
}
