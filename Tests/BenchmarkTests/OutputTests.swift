import EventJSON
import Tables
import Testing

@testable import Benchmarks

@Suite struct OutputTests {
    private let outcome: Outcome

    init() throws {
        let measured = try #require(
            Figure(
                "store/sqlite/1", .eventsPerSecond, runs: [5_000, 5_500, 4_500], latencies: [180, 182.4],
                ratios: [Ratio(of: [1], to: "store/plain-sqlite/1", [2])].compactMap(\.self)))
        let bare = try #require(Figure("start/10", .seconds, runs: [0.0612]))
        outcome = Outcome(
            heading: Heading(machine: Machine(folder: "/"), effort: .tiny), figures: [measured, bare])
    }

    @Test func theTableHasALineForEachFigure() {
        let lines = outcome.text(for: Terminal(isTerminal: false, columns: nil) { _ in nil }).split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("figure") && $0.hasSuffix("ratio") })
        let words = lines.first { $0.hasPrefix("store/sqlite/1 ") }?.split(separator: " ").map(String.init)
        #expect(
            words == ["store/sqlite/1", "events/s", "3", "5000", "180", "–", "–", "0.5", "×", "store/plain-sqlite/1"])
        #expect(lines.last?.split(separator: " ").map(String.init) == ["start/10", "s", "1", "0.061", "–", "–", "–"])
    }

    @Test func theHeadNamesTheMachineAndTheBuild() {
        let lines = outcome.heading.lines
        #expect(lines[0].contains("tiny"))
        #expect(lines[1].contains("Linux"))
        #expect(outcome.heading.machine.cores > 0)
        #expect(outcome.heading.build == "release" || outcome.heading.warnings.contains { $0.contains("DEBUG BUILD") })
    }

    @Test func theJSONHasEveryRun() throws {
        let json = try JSONParser.parse(outcome.json.bytes)
        let figure = try #require(json["figures"]?.array?.first)
        #expect(json["effort"]?.string == "tiny")
        #expect(json["machine"]?["cores"]?.integer == outcome.heading.machine.cores)
        #expect(figure["name"]?.string == "store/sqlite/1")
        #expect(figure["runs"]?.integer == 3)
        #expect(figure["median"]?.integer == 5_000)
        #expect(figure["values"]?.array?.compactMap(\.integer) == [5_000, 5_500, 4_500])
        #expect(figure["latencies"]?["p50"]?.integer == 180)
        #expect(figure["latencies"]?["p99.9"]?.isNull == true)
        #expect(figure["ratios"]?.array?.first?["to"]?.string == "store/plain-sqlite/1")
        #expect(json["figures"]?.array?.last?["latencies"]?.isNull == true)
    }

    @Test(arguments: [
        (123_456.7, "123457"), (99.95, "100.0"), (12.34, "12.3"), (1.234, "1.23"), (0.0612, "0.061"), (0, "0.0"),
    ])
    func numbersHaveThreeDigitsOrSo(number: Double, text: String) {
        #expect(number.significant == text)
    }
}
