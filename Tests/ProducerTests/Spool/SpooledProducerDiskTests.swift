import Glibc
import Testing

@testable import Producer

/// What a disk that fails does to those who publish.
@Suite("A producer whose disk fails", .timeLimit(.minutes(15)))
struct SpooledProducerDiskTests {
    private func withSpooled(
        _ endpoint: String, _ script: sending @escaping MemoryDisk.Script,
        _ body: (SpooledProducer) async throws -> Void
    ) async throws {
        let disk = MemoryDisk()
        disk.script = script
        let producer = try SpooledProducer(
            ProducerConfiguration(endpoints: [endpoint]), spool: SpoolConfiguration(folder: "/spool"), disk: disk,
            clock: ManualClock(), onReport: { _ in })
        do { try await body(producer) } catch {
            await producer.close(within: .zero)
            throw error
        }
        await producer.close(within: .zero)
    }

    private func error(of work: () async throws(ProducerError) -> Void) async -> ProducerError? {
        do throws(ProducerError) { try await work() } catch { return error }
        return nil
    }

    @Test("a full disk is told; once there is space, it goes on")
    func noSpace() async throws {
        let freed = Counter()
        try await withNode { node, endpoint in
            try await withSpooled(
                endpoint,
                { action, name in
                    action == .written && SegmentName.first(name) != nil && freed.count == 0 ? ENOSPC : nil
                }
            ) { producer in
                let error = await error { () throws(ProducerError) in try await producer.publish(SentEvent("1").bytes) }
                #expect(error?.code == .spool && error?.isRetriable == true)
                #expect(error?.description.contains("No space left on device; free some space") == true)
                freed.add()
                try await producer.publish(SentEvent("2").bytes)
                try await producer.drained()
                #expect(await node.ids == ["2"])
            }
        }
    }

    @Test("after a failed fsync it takes nothing more, and sends what is safe")
    func failedSync() async throws {
        let safe = Counter()
        try await withNode({ _ in .hold }) { node, endpoint in
            try await withSpooled(
                endpoint,
                { action, name in
                    action == .synced && SegmentName.first(name) != nil && safe.count > 0 ? EIO : nil
                }
            ) { producer in
                try await producer.publish(SentEvent("1").bytes)
                safe.add()
                for id in ["2", "3"] {
                    let error = await error { () throws(ProducerError) in
                        try await producer.publish(SentEvent(id).bytes)
                    }
                    #expect(error?.code == .spool && error?.isRetriable == false)
                }
                await node.receive(events: 1)
                await node.release()
                try await producer.drained()
                #expect(await node.ids == ["1"])
                #expect(await producer.status.failure?.code == .spool)
            }
        }
    }

    @Test("a disk that can't be read any more ends the sending, and it is told")
    func unreadable() async throws {
        try await withNode { node, endpoint in
            try await withSpooled(
                endpoint,
                { action, name in
                    action == .read && SegmentName.first(name) != nil ? EIO : nil
                }
            ) { producer in
                try await producer.publish(SentEvent("1").bytes)
                let error = await error { () throws(ProducerError) in try await producer.drained() }
                #expect(error?.code == .spool)
                #expect(error?.description.contains("can't be read: Input/output error") == true)
                #expect(await producer.status.backlog == 1)
            }
        }
    }
}
