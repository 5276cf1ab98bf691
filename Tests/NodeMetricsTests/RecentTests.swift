import Node
import Synchronization
import Testing

/// Values that are read at most so often.
@Suite struct RecentTests {
    private final class Source: Sendable {
        let reads = Mutex(0)
        let elapsed = Mutex(Duration.zero)

        /// - Parameter took: how far the clock goes on while it is read.
        func recent(rest: Int = 0, took: Duration = .zero) -> Recent<Int> {
            Recent(validFor: .seconds(5), rest: rest, patience: .seconds(60), now: { self.elapsed.withLock(\.self) }) {
                self.pass(took)
                return self.reads.withLock { reads in
                    reads += 1
                    return reads
                }
            }
        }

        func pass(_ time: Duration) {
            elapsed.withLock { $0 += time }
        }
    }

    @Test("read once for many, and again when it is no longer valid")
    func validity() async throws {
        let source = Source()
        let recent = source.recent()
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { #expect(await recent.value()?.value == 1) } }
        }
        source.pass(.seconds(4))
        #expect(try #require(await recent.value()) == (1, .seconds(4)))
        source.pass(.seconds(1))
        #expect(try #require(await recent.value()) == (2, .zero))
    }

    @Test("what takes long is read seldom")
    func rest() async {
        let source = Source()
        let recent = source.recent(rest: 10, took: .seconds(2))
        #expect(await recent.value()?.value == 1)
        source.pass(.seconds(19))
        #expect(await recent.value()?.value == 1)
        source.pass(.seconds(1))
        #expect(await recent.value()?.value == 2)
    }

    @Test("who has waited long enough is told what was read before, or nothing, and no second reading begins")
    func patience() async throws {
        let (stream, gate) = AsyncStream<Void>.makeStream()
        let source = Source()
        let recent = Recent(validFor: .seconds(5), patience: .zero, now: { source.elapsed.withLock(\.self) }) {
            source.reads.withLock { $0 += 1 }
            for await _ in stream { break }
            return 7
        }
        #expect(await recent.value() == nil)
        #expect(await recent.value() == nil)
        gate.yield()
        while await recent.value() == nil { await Task.yield() }
        #expect(try #require(await recent.value()) == (7, .zero))
        #expect(source.reads.withLock(\.self) == 1)
        source.pass(.seconds(9))
        #expect(try #require(await recent.value()) == (7, .seconds(9)))
        gate.finish()
    }
}
