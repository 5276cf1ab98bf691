import EventJSON
import Glibc

struct StartSuite: Suite {
    static let name = "start"
    static let abstract = "from the start of a node on the largest log to its first answer"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        guard let rows = workshop.effort.growth.last else { return [] }
        let folder = try await workshop.copy(of: PreparedLog.rows(rows).folder(in: workshop))
        return try await workshop.heavyRounds.run([
            Contender("start/\(rows)", .seconds) {
                try await Self.start(workshop.program, folder, then: SIGTERM)
            },
            // Everything that is stored is looked at then.
            Contender("start/\(rows)/after-kill", .seconds, against: ["start/\(rows)"]) {
                _ = try await Self.start(workshop.program, folder, then: SIGKILL)
                return try await Self.start(workshop.program, folder, then: SIGTERM)
            },
        ])
    }

    static func start(_ program: String, _ folder: String, then signal: Int32) async throws -> Sample {
        let began = ContinuousClock.now
        let node = try NodeProcess(program, data: folder)
        try await node.answer()
        let duration = ContinuousClock.now - began
        try node.stop(signal)
        return Sample(value: duration / .seconds(1))
    }
}

extension NodeProcess {
    /// Returns when the node has answered a question.
    func answer() async throws {
        let asker = try await LoadProducer(query, security)
        let outcome = await Result.catching {
            try await asker.ask((["ask": "history", "from": 1, "limit": 1] as JSONValue).bytes)
        }
        await asker.end()
        guard try outcome.get()["ok"] != nil else { throw BenchError("the node does not answer a question") }
    }
}
