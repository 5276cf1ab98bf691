import EventJSON
import Synchronization
import Testing

@testable import Producer

@Suite("A producer with a spool", .timeLimit(.minutes(15)))
struct SpooledProducerTests {
    private let folder = SpoolFolder()

    @Test("keeps events while there is no node, and sends them when there is one, across processes")
    func outage() async throws {
        let endpoint = try unusedEndpoint()
        let events = events(0..<500, sources: 7)
        for part in [0..<200, 200..<500] {
            try await withSpooled(endpoint, folder.configuration) { producer, _ in
                let numbers = try await producer.publish(contentsOf: events[part].map(\.bytes))
                #expect(try numbers.map { try $0.get() } == part.map { UInt64($0) + 1 })
                #expect(await producer.status.backlog == part.upperBound)
            }
        }
        let node = try StandInNode()
        _ = try await node.start(at: endpoint)
        try await withSpooled(endpoint, folder.configuration) { producer, reports in
            try await producer.drained()
            #expect(await producer.status.backlog == 0)
            #expect(reports.numbers == Array(1...500))
        }
        await node.stop()
        for source in Set(events.map(\.source)) {
            #expect(await node.accepted.filter { $0.source == source } == events.filter { $0.source == source })
        }
        #expect(await node.ids.count == 500, "each was sent once")
        #expect(folder.segments.isEmpty)
    }

    @Test("what is settled is not sent again, refused events included")
    func settled() async throws {
        let script: StandInNode.Script = { .statuses($0.events.map { $0.id == "3" ? 422 : 200 }) }
        try await withNode(script) { node, endpoint in
            try await withSpooled(endpoint, folder.configuration) { producer, reports in
                for event in events(0..<6) { try await producer.publish(event.bytes) }
                try await producer.drained()
                #expect(reports.statuses == [200, 200, 200, 422, 200, 200])
            }
            try await withSpooled(endpoint, folder.configuration) { producer, reports in
                try await producer.publish(SentEvent("6").bytes)
                try await producer.drained()
                #expect(reports.numbers == [7])
            }
            #expect(await node.ids == ["0", "1", "2", "3", "4", "5", "6"])
        }
    }

    @Test("an event in flight when it is closed is sent again, in its place")
    func inFlight() async throws {
        try await withNode({ $0.number == 1 ? .silence : .accept }) { node, endpoint in
            try await withSpooled(endpoint, folder.configuration) { producer, _ in
                try await producer.publish(SentEvent("1").bytes)
                await node.receive(events: 1)
                try await producer.publish(SentEvent("2").bytes)
            }
            try await withSpooled(endpoint, folder.configuration) { producer, reports in
                try await producer.publish(SentEvent("3").bytes)
                try await producer.drained()
                #expect(reports.numbers == [1, 2, 3])
            }
            #expect(await node.ids.first == "1")
            #expect(await node.accepted.map(\.id) == ["1", "2", "3"])
        }
    }

    @Test("a full spool refuses, and takes again when there is room")
    func full() async throws {
        let gate = Counter()
        try await withNode({ _ in gate.count == 0 ? .hold : .accept }) { node, endpoint in
            var spool = folder.configuration
            spool.bytes = 3_000
            try await withSpooled(endpoint, spool, change: { $0.requestBytes = 1_000 }) { producer, reports in
                var kept = 0
                var refusal: ProducerError?
                while refusal == nil {
                    do throws(ProducerError) {
                        try await producer.publish(SentEvent("\(kept)").bytes)
                        kept += 1
                    } catch { refusal = error }
                }
                #expect(refusal?.code == .spoolFull && refusal?.isRetriable == true)
                #expect(refusal?.description.contains("\(kept) events wait in") == true)
                #expect(await producer.status.backlog == kept)
                async let late = producer.publish(SentEvent("late").bytes, whenFull: .wait)
                gate.add()
                await node.release()
                let number = try await late
                #expect(number == UInt64(kept) + 1)
                try await producer.drained()
                #expect(await node.accepted.count == kept + 1)
            }
        }
    }

    @Test("waiting for room ends when the task is cancelled")
    func cancelled() async throws {
        var spool = folder.configuration
        spool.bytes = 1_100
        try await withSpooled(try unusedEndpoint(), spool, change: { $0.requestBytes = 1_000 }) { producer, _ in
            let task = Task {
                while true { try await producer.publish(SentEvent("1").bytes, whenFull: .wait) }
            }
            while await producer.status.backlog < 4 { await Task.yield() }
            task.cancel()
            let error = await #expect(throws: ProducerError.self) { try await task.value }
            #expect(error?.code == .cancelled)
        }
    }

    @Test("what can't be sent is not kept, and harms no other")
    func unfit() async throws {
        try await withNode { node, endpoint in
            try await withSpooled(endpoint, folder.configuration, change: { $0.requestBytes = 500 }) {
                producer, reports in
                let large = Array(repeating: UInt8(ascii: "x"), count: 501)
                let outcomes = try await producer.publish(
                    contentsOf: [SentEvent("1").bytes, large, Array("[1]".utf8), SentEvent("2").bytes])
                let told = outcomes.map { outcome -> String in
                    switch outcome {
                    case .success(let number): "\(number)"
                    case .failure(let error): "\(error.code)"
                    }
                }
                #expect(told == ["1", "tooLarge", "notOneEvent", "2"])
                await #expect(throws: ProducerError.self) { try await producer.publish(large) }
                #expect(try await producer.publish(contentsOf: [large]).count == 1)
                try await producer.drained()
                #expect(await node.ids == ["1", "2"])
            }
        }
    }

    @Test("what can no longer be sent is set aside, and what is behind it is sent")
    func unsendable() async throws {
        let large = SentEvent(String(repeating: "9", count: 600)).bytes
        try await withSpooled(try unusedEndpoint(), folder.configuration) { producer, _ in
            try await producer.publish(contentsOf: [SentEvent("1").bytes, large, SentEvent("2").bytes])
        }
        try await withNode { node, endpoint in
            try await withSpooled(endpoint, folder.configuration, change: { $0.requestBytes = 500 }) {
                producer, reports in
                try await producer.drained()
                #expect(await node.ids == ["1", "2"])
                #expect(reports.errors.map(\.code) == [.tooLarge])
            }
        }
        #expect(folder.names(in: "damaged") == ["unsendable-2"])
    }

    @Test("damage is reported, and everything else is sent")
    func damage() async throws {
        try await withSpooled(try unusedEndpoint(), folder.configuration) { producer, _ in
            for event in events(0..<9) { try await producer.publish(event.bytes) }
        }
        let segment = try #require(folder.segments.first)
        let size = SpoolRecord.size(of: SentEvent("0", from: "/offices/0").bytes)
        try folder.change(segment) { $0[4 * size + 100] ^= 1 }
        try await withNode { node, endpoint in
            try await withSpooled(endpoint, folder.configuration) { producer, reports in
                try await producer.drained()
                #expect(await node.ids == ["0", "1", "2", "3", "5", "6", "7", "8"])
                #expect(reports.damages.map(\.lost) == [5..<6])
                #expect(reports.damages.first?.file == "\(folder.path)/\(segment)")
                #expect(reports.damages.first?.bytes == 4 * size..<5 * size)
                #expect(await producer.status.damages == 1)
            }
        }
        #expect(folder.names(in: "damaged") == ["\(segment)-\(4 * size)"])
        #expect(folder.segments.isEmpty)
    }

    @Test("a spool of which nothing is readable is told, and then it is empty")
    func allDamaged() async throws {
        try await withSpooled(try unusedEndpoint(), folder.configuration) { producer, _ in
            for event in events(0..<2) { try await producer.publish(event.bytes) }
        }
        try folder.change(try #require(folder.segments.first)) { $0 = Array(repeating: 0, count: $0.count) }
        try await withNode { _, endpoint in
            try await withSpooled(endpoint, folder.configuration) { producer, reports in
                try await producer.drained()
                #expect(reports.damages.map(\.lost) == [1..<3])
                try await producer.publish(SentEvent("3").bytes)
                try await producer.drained()
                #expect(reports.numbers == [3])
            }
        }
    }

    @Test("one process at a time")
    func lock() async throws {
        let endpoint = try unusedEndpoint()
        try await withSpooled(endpoint, folder.configuration) { _, _ in
            let error = #expect(throws: ProducerError.self) { try SpooledProducer(spool: folder.configuration) }
            #expect(error?.code == .spoolInUse)
            #expect(error?.description.contains(folder.path) == true)
        }
        try await withSpooled(endpoint, folder.configuration) { producer, _ in
            #expect(await producer.status.backlog == 0)
        }
    }

    @Test("a place where no folder can be is told")
    func noFolder() throws {
        let file = folder.path + "/file"
        _ = try SystemDisk(folder.path).open()
        _ = try SystemFile(file)
        for path in [file, file + "/below"] {
            let error = #expect(throws: ProducerError.self) {
                try SpooledProducer(spool: SpoolConfiguration(folder: path))
            }
            #expect(error?.code == .spool)
            #expect(error?.description.contains("can't be made: Not a directory") == true)
        }
    }

    @Test("limits that make no sense are refused")
    func limits() {
        var spool = folder.configuration
        spool.bytes = 1 << 20
        for bad in [spool, SpoolConfiguration(folder: "")] {
            let error = #expect(throws: ProducerError.self) { try SpooledProducer(spool: bad) }
            #expect(error?.code == .invalidConfiguration)
        }
    }

    @Test("the status tells how old the oldest event is, by the clock that was given")
    func status() async throws {
        let now = Mutex(Duration.seconds(1_000))
        var spool = folder.configuration
        spool.now = { now.withLock(\.self) }
        try await withSpooled(try unusedEndpoint(), spool) { producer, _ in
            #expect(await producer.status.oldestAge == nil)
            try await producer.publish(SentEvent("1").bytes)
            now.withLock { $0 += .seconds(3_600) }
            try await producer.publish(SentEvent("2").bytes)
            let status = await producer.status
            #expect(status.oldestAge == .seconds(3_600) && status.backlog == 2 && status.newest == 2)
            now.withLock { $0 = .zero }
            #expect(await producer.status.oldestAge == .zero)
        }
        now.withLock { $0 = .seconds(8_200) }
        try await withSpooled(try unusedEndpoint(), spool) { producer, _ in
            #expect(await producer.status.oldestAge == .seconds(7_200))
        }
    }

    @Test("closed, it takes nothing; waiting for the end of the backlog ends")
    func closing() async throws {
        let producer = try SpooledProducer(
            ProducerConfiguration(endpoints: [try unusedEndpoint()]), spool: folder.configuration, clock: ManualClock())
        try await producer.publish(SentEvent("1").bytes)
        let waiting = Task { try await producer.drained() }
        await producer.close(within: .zero)
        await producer.close(within: .zero)
        let end = await #expect(throws: ProducerError.self) { try await waiting.value }
        #expect(end?.code == .closed || end?.code == .unanswered)
        let error = await #expect(throws: ProducerError.self) { try await producer.publish(SentEvent("2").bytes) }
        #expect(error?.code == .closed)
    }

    @Test("an endpoint that can't be one is told, and what is published is kept all the same")
    func endpoint() async throws {
        try await withSpooled("nonsense", folder.configuration) { producer, _ in
            try await producer.publish(SentEvent("1").bytes)
            let error = await #expect(throws: ProducerError.self) { try await producer.drained() }
            #expect(error?.code == .socket)
            #expect(await producer.status.failure?.code == .socket)
            try await producer.publish(SentEvent("2").bytes)
            #expect(await producer.status.backlog == 2)
        }
    }

    @Test("20,000 events of many tasks and of batches, each once, in order within their source")
    func many() async throws {
        try await withNode { node, endpoint in
            try await withSpooled(endpoint, folder.configuration) { producer, reports in
                let all = events(0..<20_000, sources: 20)
                await withTaskGroup(of: Void.self) { group in
                    for source in 0..<20 {
                        let own = all.filter { $0.source == "/offices/\(source)" }
                        group.addTask { for event in own.prefix(50) { _ = try? await producer.publish(event.bytes) } }
                    }
                }
                for source in 0..<20 {
                    let own = all.filter { $0.source == "/offices/\(source)" }.dropFirst(50)
                    try await producer.publish(contentsOf: own.map(\.bytes))
                }
                try await producer.drained()
                for source in 0..<20 {
                    let own = all.filter { $0.source == "/offices/\(source)" }
                    #expect(await node.accepted.filter { $0.source == "/offices/\(source)" } == own)
                }
                #expect(reports.numbers == Array(1...20_000))
            }
        }
    }

    @Test("a bad day: pauses, refusals and broken connections, and the process restarted in between", arguments: 1...4)
    func chaos(seed: UInt64) async throws {
        let random = Mutex(SplitMix(state: seed))
        let script: StandInNode.Script = { delivery in
            switch random.withLock({ Int.random(in: 0..<9, using: &$0) }) {
            case 0: .text("{")
            case 1: .whole(503)
            case 2: .statuses(delivery.events.indices.map { $0 < delivery.events.count / 2 ? 200 : 503 })
            default: .accept
            }
        }
        try await withNode(script) { node, endpoint in
            let all = events(0..<900, sources: 5)
            for round in 0..<3 {
                try await withSpooled(
                    endpoint, folder.configuration, clock: HastyClock(),
                    change: { $0.longestPause = .milliseconds(800) }
                ) { producer, _ in
                    for event in all[round * 300..<round * 300 + 300] { try await producer.publish(event.bytes) }
                    if round == 2 { try await producer.drained() }
                }
            }
            for source in Set(all.map(\.source)) {
                #expect(await node.accepted.filter { $0.source == source } == all.filter { $0.source == source })
            }
        }
    }
}
