import EventJSON
import LedgerStore
import Ledgers
import Logging
import PrometheusMetrics
import Synchronization
import Testing

@testable import Node

/// What a node counts of itself.
@Suite struct InstrumentTests {
    private let registry = PrometheusRegistry()

    private var lines: Set<Substring> { Set(ExpositionText.text(of: registry.metrics).split(separator: "\n")) }

    private func received(_ text: String, at now: Instant) -> ReceivedEvent {
        ReceivedEvent(
            .event(EventDecoder(policy: .shipped).decode(Array(text.utf8), receivedAt: now)), receivedAt: now)
    }

    /// Runs the committer until the work is done and all is settled.
    private func run(_ bench: Bench, _ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await bench.committer.run() }
            try await work()
            bench.committer.queue.stop()
            try await group.waitForAll()
        }
    }

    @Test("events by entrance and status, rows by kind, dead letters by code, commits and what they hold")
    func commits() async throws {
        let bench = Bench(instruments: NodeInstruments(registry))
        let fault = received("{}", at: bench.clock.now)
        try await run(bench) {
            #expect(await bench.publish([bench.found("H-1"), bench.found("H-2")]) == [200, 200])
            #expect(await bench.publish([bench.found("H-1"), fault]) == [208, 400])
            await withCheckedContinuation { done in
                bench.committer.queue.append(
                    Submission([bench.found("H-3")], through: .feed, origin: .kept { done.resume() }))
            }
        }
        for line in [
            #"duban_events_total{entrance="ingest",status="200"} 2"#,
            #"duban_events_total{entrance="ingest",status="208"} 1"#,
            #"duban_events_total{entrance="ingest",status="400"} 1"#,
            #"duban_events_total{entrance="feed",status="200"} 1"#, #"duban_log_rows_total{kind="event"} 3"#,
            #"duban_log_rows_total{kind="refusal"} 1"#, #"duban_dead_letters_total{code="invalid-envelope"} 1"#,
            "duban_commit_events_sum 5", "duban_commit_events_count 3", "duban_commit_duration_seconds_count 3",
            "duban_commit_failures_total 0",
        ] {
            #expect(lines.contains(Substring(line)), "\(line)")
        }
    }

    @Test("who is told to send again is counted, and that the commit failed")
    func failures() async throws {
        let bench = Bench(instruments: NodeInstruments(registry))
        bench.store.failNext(StoreError(.unreachable, "the disk is full"))
        try await run(bench) {
            #expect(await bench.publish([bench.found("H-1")]) == [503])
        }
        #expect(lines.contains(#"duban_events_total{entrance="ingest",status="503"} 1"#))
        #expect(lines.contains("duban_commit_failures_total 1"))
    }

    @Test("the log tells of refused events with their trace, of a few a second, and of no word in them")
    func refusals() async throws {
        let bench = Bench()
        let refused = (0..<50).map { number in
            received(
                """
                {"specversion":"1.0","id":"\(number)","source":"/offices/secret","type":"hazard-fuond","subject":"x",\
                "traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}
                """, at: bench.clock.now)
        }
        let untraced = received(#"{"id":1,"traceparent":"00-x"}"#, at: bench.clock.now)
        try await run(bench) { _ = await bench.publish([untraced] + refused) }
        let rows = try await bench.store.read { try $0.rows(from: 1, limit: 100, filter: .all) }

        let lines = CollectedLines()
        let elapsed = Mutex(Duration.zero)
        var log = RefusalLog(
            NodeInstruments(registry), logger: Logger(label: "test") { _ in lines }, now: { elapsed.withLock(\.self) })
        log.note(rows)
        #expect(lines.all.count == 20)
        #expect(lines.all.first?.metadata["trace"] == nil)
        #expect(lines.all.last?.metadata["trace"] == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(lines.all.last?.metadata.keys.sorted() == ["code", "letter", "position", "trace"])
        #expect(self.lines.contains(#"duban_dead_letters_total{code="invalid-envelope"} 1"#))
        #expect(self.lines.contains(#"duban_dead_letters_total{code="unknown-type"} 50"#))

        elapsed.withLock { $0 = .seconds(1) }
        log.note([rows[7]])
        #expect(lines.all.last?.metadata["untold"] == "31")
    }

    @Test("a tally counts neighbours and others alike", arguments: [[], [1], [1, 1, 1], [1, 2, 1, 2, 2, 3, 3, 1]])
    func tally(keys: [Int]) {
        #expect(Tally(keys, by: { $0 }).counts == keys.reduce(into: [:]) { $0[$1, default: 0] += 1 })
    }

    @Test("readiness names what is in the way")
    func readiness() {
        var load = NodeLoad(
            queued: 0, capacity: 10, oldest: nil, isFailing: false, isStopping: false, lostReplies: 0)
        #expect(NodeReadiness(load, storeAnswers: true).isReady)
        #expect(NodeReadiness(load, storeAnswers: false).obstacles == [.store])
        (load.queued, load.isFailing, load.isStopping) = (10, true, true)
        #expect(NodeReadiness(load, storeAnswers: true).obstacles == [.commit, .queue, .stop])
    }

    @Test("questions by what was asked and by what became of them; what is not known is one of them")
    func questions() async throws {
        let instruments = NodeInstruments(registry)
        _ = try await instruments.timing("status") { [] }
        for _ in 0..<2 {
            await #expect(throws: AskError.self) {
                _ = try await instruments.timing("nonsense") { throw AskError("unknown", "no") }
            }
        }
        await #expect(throws: StoreError.self) {
            _ = try await instruments.timing("ledger") { throw StoreError(.unreachable, "gone") }
        }
        #expect(lines.contains(#"duban_questions_total{ask="status",outcome="ok"} 1"#))
        #expect(lines.contains(#"duban_questions_total{ask="unknown",outcome="unknown"} 2"#))
        #expect(lines.contains(#"duban_questions_total{ask="ledger",outcome="unavailable"} 1"#))
        #expect(lines.contains("duban_question_duration_seconds_count 4"))
    }
}

/// What was logged.
private final class CollectedLines: LogHandler {
    private let lines = Mutex<[(message: String, metadata: Logger.Metadata)]>([])
    var all: [(message: String, metadata: Logger.Metadata)] { lines.withLock(\.self) }

    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey _: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append((event.message.description, event.metadata ?? [:])) }
    }
}
