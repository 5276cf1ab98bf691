/// The same load on logs of different lengths, whose nodes run beside each other and take turns.
struct GrowthSuite: Suite {
    static let name = "growth"
    static let abstract = "the same load on short and long logs, and the memory that their nodes take"

    private static let load = IngestLoad(window: 2_000, producers: 1)

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let effort = workshop.effort
        var nodes: [(rows: Int, node: NodeProcess)] = []
        for rows in effort.growth {
            let folder = try await workshop.copy(of: PreparedLog.rows(rows).folder(in: workshop))
            nodes.append((rows, try NodeProcess(workshop.program, data: folder)))
        }
        let figures = try await workshop.rounds.run(contenders(nodes, effort))
        let memory = try nodes.compactMap { rows, node in
            Figure("growth/\(rows)/resident", .mebibytes, runs: [try node.usage.residentMebibytes])
        }
        for (_, node) in nodes { try node.stop() }
        return figures + memory
    }

    private func contenders(_ nodes: [(rows: Int, node: NodeProcess)], _ effort: Effort) -> [Contender] {
        let names = SeriesNames("g")
        let first = nodes.first.map { "growth/\($0.rows)" }
        return nodes.map { rows, node in
            let name = "growth/\(rows)"
            return Contender(name, .eventsPerSecond, against: [first].compactMap(\.self).filter { $0 != name }) {
                let crew = try await LoadCrew(Self.load, on: node, names)
                let outcome = await Result.catching {
                    try await crew.publish(effort.events(inFlight: Self.load.window))
                }
                await crew.end()
                return try outcome.get()
            }
        }
    }
}
