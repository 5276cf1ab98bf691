import EventJSON
import Foundation
import Testing

@testable import Benchmarks

/// The program to its end, as users run it, with the least of everything. What it measures is nothing; that it measures it is.
@Suite struct ProgramTests {
    @Test func everySuiteEndsWithItsFigures() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try run(["measure", "--effort", "tiny", "--json", "--work", folder.path])
        try #require(outcome.status == 0)
        let figures = try #require(JSONParser.parse(Array(outcome.output))["figures"]?.array)
        let names = figures.compactMap { $0["name"]?.string }
        #expect(Set(names).count == names.count)
        for suite in Benchmarks.suites {
            #expect(names.contains { $0 == suite.name || $0.hasPrefix(suite.name + "/") }, "\(suite.name)")
        }
        for figure in figures { #expect((figure["runs"]?.integer ?? 0) > 0) }
        // Nothing of the run is left, and prepared logs are.
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left == ["prepared"])
    }

    @Test(arguments: [["--only", "nothing"], ["--effort", "much"], ["--quick", "--effort", "tiny"]])
    func whatCannotBeMeasuredIsRefused(arguments: [String]) throws {
        #expect(try run(["measure"] + arguments).status == 64)
    }

    @Test func eventsForOthersAreThoseOfTheLoad() throws {
        let lines = try run(["events", "--count", "3", "--series", "x"]).output.split(separator: 0x0A).map(Array.init)
        #expect(lines == EventMill(series: "x").events(0..<3))
    }

    private func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("duban-bench")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data)
    }
}
