import EventJSON
import Foundation
import LedgerStore
import Ledgers
import Node

struct ReplaySuite: Suite {
    static let name = "replay"
    static let abstract = "a recording read, validated and folded again, into memory"

    /// Events of a transaction, as `duban replay` takes them.
    private static let portion = 1_000

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let count = workshop.effort.eventsInMemory
        let lines = EventMill(series: "r").events(0..<count).map {
            RecordedEvent(receivedAt: .benchmark, event: $0).line
        }
        let file = try workshop.newFolder() + "/recording.ndjson"
        try Data(lines.flatMap { $0 + [0x0A] }).write(to: URL(fileURLWithPath: file))
        return try await workshop.rounds.run([
            Contender("replay", .eventsPerSecond) { try await Self.replay(lines) },
            Contender("replay/command", .eventsPerSecond, against: ["replay"]) {
                try Self.run(workshop.program, file, events: count)
            },
        ])
    }

    /// The way of `duban replay`, from lines in memory.
    private static func replay(_ lines: [[UInt8]]) async throws -> Sample {
        let began = ContinuousClock.now
        let replay = Replay(rules: .shipped, store: MemoryStore())
        let portions = Portions(of: lines, upTo: portion)
        let statuses = try await replay.run(until: .benchmark) { try await portions.next() }
        let duration = ContinuousClock.now - began
        guard statuses.count(where: { $0 == 200 }) == lines.count else {
            throw BenchError("the recording's events are not accepted")
        }
        return Sample(count: lines.count, in: duration)
    }

    /// The program itself, from its start to its end, with what it prints thrown away.
    private static func run(_ program: String, _ file: String, events: Int) throws -> Sample {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["replay", file, "--statuses"]
        process.standardOutput = FileHandle.nullDevice
        let began = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        let duration = ContinuousClock.now - began
        guard process.terminationStatus == 0 else { throw BenchError("duban replay failed") }
        return Sample(count: events, in: duration)
    }
}

/// Lines that are in memory, read as `duban replay` reads those of a file.
private actor Portions {
    private var lines: ArraySlice<[UInt8]>
    private let limit: Int

    init(of lines: [[UInt8]], upTo limit: Int) {
        self.lines = lines[...]
        self.limit = limit
    }

    func next() throws -> [RecordedEvent]? {
        let portion = lines.prefix(limit)
        lines = lines.dropFirst(limit)
        return portion.isEmpty ? nil : try portion.map(RecordedEvent.init(line:))
    }
}
