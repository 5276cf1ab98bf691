/// All that is measured, in its order.
public enum Benchmarks {
    public static let suites: [any Suite.Type] = [
        DecodeSuite.self, FoldSuite.self, StoreSuite.self, IngestSuite.self, TailSuite.self, ReplaySuite.self,
        VerifySuite.self, StartSuite.self, TimerSuite.self, GrowthSuite.self, PointSuite.self, ReadingSuite.self,
    ]

    /// - Parameter workshop: its folder is left with what was prepared for later runs, and nothing else.
    /// - Throws: what the first suite throws that fails, and with it all figures go: an outcome is whole or none.
    public static func run(in workshop: Workshop) async throws -> Outcome {
        workshop.cleanUp()
        defer { workshop.cleanUp() }
        let machine = Machine(folder: workshop.folder)
        var figures: [Figure] = []
        for suite in suites where workshop.wants(suite) {
            workshop.tell("\(suite.name): \(suite.abstract)")
            figures += try await suite.init().figures(in: workshop)
        }
        return Outcome(heading: Heading(machine: machine, effort: workshop.effort), figures: figures)
    }
}
