/// A node that watches points, under as many readings as it takes; and under a steady load of events, alone and beside
/// readings.
struct ReadingSuite: Suite {
    static let name = "readings"
    static let abstract = "readings of many points by feed and ingest, and what they cost a node and its other events"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let stage = try await ReadingStage(in: workshop)
        let figures = try await workshop.heavyRounds.run(Self.contenders(stage))
        let usage = await stage.figures
        try await stage.close()
        return figures + usage
    }

    private static func contenders(_ stage: ReadingStage) -> [Contender] {
        [
            Contender("readings/feed/1", .readingsPerSecond) { try await stage.feed(requestsOf: 1) },
            Contender("readings/feed/100", .readingsPerSecond, against: ["readings/feed/1"]) {
                try await stage.feed(requestsOf: 100)
            },
            Contender("readings/ingest/100", .readingsPerSecond, against: ["readings/feed/100"]) {
                try await stage.publish(requestsOf: 100)
            },
            Contender("readings/acks/alone/p99", .microseconds) { try await stage.acknowledge(beside: 0) },
            Contender(
                "readings/acks/beside-\(ReadingStage.steady)/p99", .microseconds, against: ["readings/acks/alone/p99"]
            ) {
                try await stage.acknowledge(beside: ReadingStage.steady)
            },
        ]
    }
}
