import ServiceLifecycle
import ServiceLifecycleTestKit
import Supervision
import Synchronization
import Testing

@Suite struct SupervisedTests {
    private let listener: Listener
    private let clock = StepClock()

    init() throws {
        listener = try Listener()
    }

    private func manager(watched: Bool = true) -> ServiceManager {
        ServiceManager(
            environment: ["NOTIFY_SOCKET": listener.name].merging(watched ? ["WATCHDOG_USEC": "20000000"] : [:]) { $1 })
    }

    @Test("READY, signs of life at half the time, STOPPING; watched until it has ended")
    func life() async throws {
        try await testGracefulShutdown { trigger in
            let (isOver, end) = AsyncStream.makeStream(of: Void.self)
            let supervised = Supervised(Until(isOver), by: manager(), ready: "listens", pauses: clock) { "position 7" }
            async let run: Void = supervised.run()
            await clock.slept()
            #expect(listener.all() == ["READY=1\nSTATUS=listens"])
            await clock.step()
            await clock.slept()
            #expect(listener.all() == ["WATCHDOG=1", "STATUS=position 7"])
            trigger.triggerGracefulShutdown()
            await clock.step()
            await clock.slept()
            #expect(Set(listener.all()) == ["STOPPING=1", "WATCHDOG=1", "STATUS=position 7"])
            end.finish()
            try await run
            #expect(clock.lengths == [.seconds(10), .seconds(10), .seconds(10)])
        }
    }

    @Test("a pulse that hangs sends no sign of life")
    func hangs() async throws {
        let (isOver, end) = AsyncStream.makeStream(of: Void.self)
        let (frozen, thaw) = AsyncStream.makeStream(of: Void.self)
        let (asked, ask) = AsyncStream.makeStream(of: Void.self)
        let supervised = Supervised(Until(isOver), by: manager(), ready: "listens", pauses: clock) {
            ask.yield()
            for await _ in frozen {}
            return "late"
        }
        async let run: Void = supervised.run()
        await clock.step()
        for await _ in asked { break }
        #expect(listener.all() == ["READY=1\nSTATUS=listens"])
        thaw.finish()
        await clock.slept()
        #expect(listener.all() == ["WATCHDOG=1", "STATUS=late"])
        end.finish()
        try await run
    }

    @Test("without a watchdog the status alone is told")
    func unwatched() async throws {
        let (isOver, end) = AsyncStream.makeStream(of: Void.self)
        let supervised = Supervised(Until(isOver), by: manager(watched: false), ready: "r", pauses: clock) { "s" }
        async let run: Void = supervised.run()
        await clock.step()
        await clock.slept()
        #expect(listener.all() == ["READY=1\nSTATUS=r", "STATUS=s"])
        end.finish()
        try await run
    }

    @Test("what it dies of is its last status")
    func fails() async throws {
        let supervised = Supervised(Failing(), by: manager(), ready: "r", pauses: clock) { "s" }
        await #expect(throws: Failing.Broken.self) { try await supervised.run() }
        #expect(listener.all() == ["READY=1\nSTATUS=r", "STATUS=the disk is broken"])
    }
}

/// Runs until it is told that it is over.
private struct Until: Service {
    let isOver: AsyncStream<Void>
    init(_ isOver: AsyncStream<Void>) { self.isOver = isOver }
    func run() async { for await _ in isOver {} }
}

private struct Failing: Service {
    struct Broken: Error, CustomStringConvertible { let description = "the disk is broken" }
    func run() async throws { throw Broken() }
}
