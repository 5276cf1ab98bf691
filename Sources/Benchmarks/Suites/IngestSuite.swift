import Foundation
import ZeroMQ

/// All the way: over a socket, decoded, validated, told from retries, folded, chained and fsynced before the reply, by a node
/// as users run it. Producers and node share the machine's cores, as they do with whatever else is measured on one machine.
struct IngestSuite: Suite {
    static let name = "ingest"
    static let abstract = "events from producers to a node's durable replies, over TCP on the loopback"

    private static let windows = [1, 20, 320, 2_000]

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let stage = try await IngestStage(in: workshop)
        let loads = Self.loads.filter(workshop.effort.fills)
        let figures = try await workshop.rounds.run(stage.limits + loads.map(stage.contender))
        try stage.close()
        return figures
    }

    private static var loads: [IngestLoad] {
        windows.flatMap { window in
            [
                IngestLoad(window: window, producers: 1), IngestLoad(node: .curve, window: window, producers: 1),
                IngestLoad(window: window, producers: 8), IngestLoad(node: .curve, window: window, producers: 8),
                IngestLoad(node: .postgres, window: window, producers: 1),
            ]
        }.flatMap { load in
            // Requests of 100 events, as the client library sends them where many wait.
            load.window < 320 ? [load] : [load, load.batched(100)]
        }
    }
}
