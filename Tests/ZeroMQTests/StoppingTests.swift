import Glibc
import Testing
import ZeroMQ

/// Every test ends with `terminate()`, which would hang if a socket were still open.
@Suite("Stopping", .timeLimit(.minutes(15)))
struct StoppingTests {
    @Test("a thread that was never used")
    func unused() async throws {
        let thread = try SocketThread(name: "unused")
        await thread.stop()
        await thread.stop()
    }

    @Test("a thread with nothing to do closes its sockets, ends, and lets go of its handlers")
    func idle() async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: "stop-idle")
            weak var released: Echo?
            do {
                let echo = Echo(on: thread)
                _ = try await echo.start(in: context)
                await echo.hold()
                released = echo
                #expect(threadCount(named: "stop-idle") == 1)
                await thread.stop()
                #expect(await echo.isClosed == true)
            }
            await until { threadCount(named: "stop-idle") == 0 && released == nil }
        }
    }

    @Test("a thread with messages and jobs coming in closes its sockets")
    func busy() async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: "stop-busy")
            let echo = Echo(on: thread)
            let client = try Socket(.dealer, in: context)
            try client.connect(try await echo.start(in: context))
            for number in 0..<500 { _ = try client.send(Message("\(number)")) }
            _ = try client.next()

            let jobs = Task {
                while !Task.isCancelled { _ = await echo.turns }
            }
            await thread.stop()
            #expect(await echo.isClosed == true)
            jobs.cancel()
            await jobs.value
        }
    }

    @Test("a stop that comes in the middle of a job is not overlooked")
    func duringJob() async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: "stop-during")
            let echo = Echo(on: thread)
            _ = try await echo.start(in: context)
            let stopping = try await echo.workUntilStopped(in: context)
            await stopping.value
            #expect(await echo.isClosed == true)
        }
    }

    @Test("an actor may stop its own thread, and goes on")
    func fromInside() async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: "stop-inside")
            let echo = Echo(on: thread)
            _ = try await echo.start(in: context)
            #expect(await echo.stop())
        }
    }

    @Test("several may stop it at once")
    func together() async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: "stop-together")
            _ = try await Echo(on: thread).start(in: context)
            await withTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask { await thread.stop() }
                }
            }
        }
    }

    @Test("late jobs still run, one at a time, and get no sockets")
    func late() async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: "stop-late")
            let echo = Echo(on: thread)
            await thread.stop()
            let error = await #expect(throws: ZeroMQError.self) { try await echo.start(in: context) }
            #expect(error?.code == .stopped)
            await withTaskGroup { group in
                for _ in 0..<50 {
                    group.addTask { for _ in 0..<50 { await echo.count() } }
                }
            }
            #expect(await echo.turns == 2_500)
        }
    }

    @Test("a context may be terminated under a thread: its sockets are closed")
    func terminated() async throws {
        let context = try Context()
        let thread = try SocketThread(name: "terminated")
        let echo = Echo(on: thread)
        _ = try await echo.start(in: context)
        await echo.pause()
        context.terminate()
        await until { await echo.isClosed == true }
        await thread.stop()
    }

    /// Comes back when the condition holds; the suite's time limit is the only clock.
    private func until(_ condition: () async -> Bool) async {
        while await !condition() { await Task.yield() }
    }

    private func threadCount(named name: String) -> Int {
        guard let directory = opendir("/proc/self/task") else { return -1 }
        defer { closedir(directory) }
        var count = 0
        while let entry = readdir(directory) {
            let id = withUnsafeBytes(of: &entry.pointee.d_name) { name in
                String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
            }
            if text(of: "/proc/self/task/\(id)/comm") == name { count += 1 }
        }
        return count
    }
}

extension Echo {
    fileprivate func stop() async -> Bool {
        await thread.stop()
        return isClosed == true
    }

    /// Asks somebody else to stop the thread, and keeps it busy until that has happened.
    fileprivate func workUntilStopped(in context: Context) throws -> Task<Void, Never> {
        let socket = try Socket(.pull, in: context)
        socket.close()
        let thread = thread
        let stopping = Task.detached { await thread.stop() }
        while (try? thread.adopt(socket)) != nil {}
        return stopping
    }

    /// A handler that keeps the actor alive, which keeps the thread alive.
    fileprivate func hold() {
        if let socket { thread.onReadable(socket) { self.assumeIsolated { $0.count() } } }
    }

    fileprivate func pause() {
        if let socket { thread.pauseReading(socket) }
    }
}
