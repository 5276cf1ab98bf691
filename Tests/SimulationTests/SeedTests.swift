import DubanTestKit
import Simulation
import Testing

/// Whatever fails, and whenever: what was acknowledged is there, once, and the ledgers are what the log says.
@Suite(.serialized) struct SeedTests {
    @Test("nothing is violated", arguments: RandomStream.seeds(from: 1, count: 250))
    func holds(_ seed: UInt64) async {
        let report = await apart { Simulation(seed: seed).run() }
        #expect(report.violations.isEmpty, "again with: \(report.replay)")
    }

    @Test("the same seed takes the same course", arguments: RandomStream.seeds(from: 1, count: 10))
    func sameCourse(_ seed: UInt64) async {
        let reports = await apart { [Simulation(seed: seed).run(), Simulation(seed: seed).run()] }
        #expect(reports[0] == reports[1])
    }

    @Test("another seed takes another course")
    func otherCourse() async {
        let traces = await apart { RandomStream.seeds(from: 1).map { Simulation(seed: $0).run().trace } }
        #expect(Set(traces).count == traces.count)
    }

    @Test("a seed takes the same course whatever else the process does")
    func undisturbed() async {
        let alone = Simulation(seed: 7).run()
        let reports = await withTaskGroup(of: Report.self) { group in
            for _ in 0..<4 { group.addTask { Simulation(seed: 7).run() } }
            for _ in 0..<4 {
                group.addTask {
                    await Task.yield(); return Simulation(seed: 7).run()
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(reports.allSatisfy { $0 == alone })
    }

    @Test("every kind of fault happens, and everything that is looked at")
    func coverage() async {
        let tallies = await apart { RandomStream.seeds(from: 1).map { Simulation(seed: $0).run().tally } }
        var tally = Tally()
        for part in tallies { tally += part }
        for figure in tally.figures { #expect(figure.count > 0, "no \(figure.name)") }
    }
}
