/// From a commit to whoever follows. The reply leaves when the commit is durable, and the rows go to the tail right after, so
/// the time between the two at the other side of the loopback stands for it.
struct TailSuite: Suite {
    static let name = "tail"
    static let abstract = "from the reply to an event until a subscriber has it, at a steady rate"

    /// Events a second, the first that the node keeps up with.
    private static let rates = [10_000, 5_000, 2_000, 1_000, 500, 100]

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let node = try NodeProcess(workshop.program, data: workshop.newFolder())
        let producer = try await LoadProducer(node.ingest, node.security)
        let reader = try await TailReader(node, topic: "hazard-found")
        let stage = TailStage(producer: producer, reader: reader, duration: workshop.effort.tailDuration)
        let outcome = await Result.catching { try await measure(stage, workshop) }
        await producer.end()
        await reader.end()
        try node.stop()
        return try outcome.get()
    }

    private func measure(_ stage: TailStage, _ workshop: Workshop) async throws -> [Figure] {
        try await stage.reader.settle()
        for rate in Self.rates {
            guard try await stage.run(rate).isSustained else { continue }
            return try await figures(of: stage, at: rate, workshop.effort.rounds)
        }
        throw BenchError("the node does not keep up with \(Self.rates.last ?? 0) events a second")
    }

    private func figures(of stage: TailStage, at rate: Int, _ rounds: Int) async throws -> [Figure] {
        var runs: [TailStage.Run] = []
        for _ in 0..<rounds { runs.append(try await stage.run(rate)) }
        let rates = runs.map(\.rate)
        return [
            Figure("tail/after-reply/\(rate)", .eventsPerSecond, runs: rates, latencies: runs.flatMap(\.afterReply)),
            Figure(
                "tail/after-sending/\(rate)", .eventsPerSecond, runs: rates, latencies: runs.flatMap(\.afterSending)),
        ].compactMap(\.self)
    }
}
