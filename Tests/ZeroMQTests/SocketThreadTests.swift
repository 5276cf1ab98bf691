import Glibc
import Testing
import ZeroMQ

@Suite("Socket thread", .timeLimit(.minutes(15)))
struct SocketThreadTests {
    /// Terminates the context after the thread was stopped.
    private func withThread(
        _ name: String = "sockets", _ body: (SocketThread, Context) async throws -> Void
    ) async throws {
        try await withAsyncContext { context in
            let thread = try SocketThread(name: name)
            try await body(thread, context)
            await thread.stop()
        }
    }

    @Test("an actor answers from its own thread, in order")
    func echo() async throws {
        try await withThread("echo-thread-with-a-long-name") { thread, context in
            let echo = Echo(on: thread)
            let client = try Socket(.dealer, in: context, options: .client)
            try client.connect(try await echo.start(in: context))

            let numbers = (0..<900).map(String.init)
            for number in numbers { #expect(try client.send(Message("", number)) == .queued) }
            #expect(try numbers.map { _ in try client.next().texts[1] } == numbers)
            #expect(await echo.threadName == "echo-thread-wit")
        }
    }

    @Test("jobs run in the order in which they come")
    func order() async throws {
        try await withThread { thread, _ in
            let log = Log(on: thread)
            await log.addInTasks(1_000)
            #expect(await log.entries == Array(0..<1_000))
        }
    }

    @Test("the executor knows its own thread and no other")
    func isolation() async throws {
        try await withThread { thread, _ in
            #expect(thread.isIsolatingCurrentContext() == false)
            #expect(await Log(on: thread).isOnThread)
            let other = try SocketThread(name: "other")
            #expect(await Log(on: other).isOn(thread) == false)
            await other.stop()
        }
    }

    @Test("pausing holds the senders back, and nothing is lost")
    func backPressure() async throws {
        try await withThread { thread, context in
            let options = SocketOptions {
                $0.receiveHighWater = 4
                $0.sendHighWater = 4
            }
            let collector = Collector(on: thread)
            let endpoint = try await collector.start(in: context, options: options)
            await collector.pause()
            let push = try Socket(.push, in: context, options: options)
            try push.connect(endpoint)

            let padding = [UInt8](repeating: 0, count: 256 << 10)
            var sent: [String] = []
            while sent.count < 1_000 {
                let message = Message([Array("\(sent.count)".utf8), padding])
                // The first waits for the connection; the others are refused at once when the queues are full.
                let outcome = try sent.isEmpty ? push.send(message, timeout: patience) : push.send(message)
                guard outcome == .queued else { break }
                sent.append("\(sent.count)")
            }
            #expect((1..<1_000).contains(sent.count))
            #expect(await collector.received.isEmpty)

            await collector.resume()
            await collector.wait(for: sent.count)
            #expect(await collector.received == sent)
            #expect(await collector.largestBatch <= 7)
            withExtendedLifetime(push) {}
        }
    }

    @Test("a socket that is always readable leaves the jobs their turn")
    func jobsAreNotStarved() async throws {
        try await withThread { thread, context in
            let echo = Echo(on: thread)
            let client = try Socket(.dealer, in: context, options: .client)
            try client.connect(try await echo.start(in: context, batchSize: 0))
            _ = try client.send(Message("never taken"))
            var turns: Set<Int> = []
            while turns.count < 100 { turns.insert(await echo.turns) }
            withExtendedLifetime(client) {}
        }
    }

    @Test("jobs that never end leave the sockets their turn")
    func socketsAreNotStarved() async throws {
        try await withThread { thread, context in
            let echo = Echo(on: thread)
            let endpoint = try await echo.start(in: context)
            let spinner = Spinner(on: thread)
            await spinner.spin()
            let client = try Socket(.dealer, in: context, options: .client)
            try client.connect(endpoint)
            _ = try client.send(Message("ping"))
            #expect(try client.next().texts == ["ping"])
            await spinner.stop()
        }
    }

    @Test("a handler for writing is called once, when there is room")
    func writable() async throws {
        try await withThread { thread, context in
            let pump = Pump(on: thread)
            let pull = try Socket(.pull, in: context, options: SocketOptions { $0.receiveHighWater = 4 })
            try await pump.start(in: context, endpoint: try pull.bind("tcp://127.0.0.1:*"), count: 200)
            for number in 0..<200 { #expect(try pull.next().texts[0] == "\(number)") }
            #expect(await pump.left == 0)
            let calls = await pump.calls
            for _ in 0..<100 { #expect(await pump.calls == calls) }
        }
    }
}

/// Notes what it is told, in order.
private actor Log {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private(set) var entries: [Int] = []

    init(on thread: SocketThread) {
        self.thread = thread
    }

    func addInTasks(_ count: Int) async {
        let tasks = (0..<count).map { number in Task { entries.append(number) } }
        for task in tasks { await task.value }
    }

    var isOnThread: Bool {
        isOn(thread)
    }

    func isOn(_ thread: SocketThread) -> Bool {
        thread.isIsolatingCurrentContext() == true
    }
}

/// Always has the next job in the queue before the last one is done.
private actor Spinner {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private var isStopped = false

    init(on thread: SocketThread) {
        self.thread = thread
    }

    func spin() {
        if !isStopped { Task { spin() } }
    }

    func stop() {
        isStopped = true
    }
}

/// Sends numbered messages as fast as they are taken.
private actor Pump {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private(set) var left = 0
    private(set) var calls = 0
    private var next = 0
    private var socket: Socket?

    init(on thread: SocketThread) {
        self.thread = thread
    }

    func start(in context: Context, endpoint: String, count: Int) throws {
        let socket = try thread.open(.push, in: context, options: SocketOptions { $0.sendHighWater = 4 })
        try socket.connect(endpoint)
        self.socket = socket
        left = count
        pump()
    }

    private func pump() {
        calls += 1
        guard let socket else { return }
        let padding = [UInt8](repeating: 0, count: 256 << 10)
        while left > 0 {
            guard (try? socket.send(Message([Array("\(next)".utf8), padding]))) == .queued else {
                return thread.whenWritable(socket) { [weak self] in self?.assumeIsolated { $0.pump() } }
            }
            next += 1
            left -= 1
        }
    }
}
