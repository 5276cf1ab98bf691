import ArgumentParser
import Benchmarks

struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duban-bench",
        abstract: "Measure Duban, and beside it what bounds it.",
        discussion: """
            Every figure is the median of several runs; limits and what is held against them take turns, so the ratios of one run \
            on one machine count, and absolute figures do not. Figures of a machine that others use as well say little.

            \(Benchmarks.suites.map { "\($0.name): \($0.abstract)" }.joined(separator: "\n"))
            """,
        subcommands: [Measure.self, Events.self], defaultSubcommand: Measure.self)
}
