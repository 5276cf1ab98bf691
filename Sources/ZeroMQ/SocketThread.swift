import Glibc
import Synchronization

/// A thread for sockets that is the executor of the actors that own them.
///
/// libzmq's sockets are for one thread. An actor whose `unownedExecutor` is a `SocketThread` runs on that thread
/// alone, so its sockets are safe and its methods can be called from anywhere with `await`:
///
/// ```swift
/// actor Ingest {
///     nonisolated let thread: SocketThread
///     nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
///
///     func start() throws {
///         let socket = try thread.open(.router, in: context)
///         try socket.bind("tcp://127.0.0.1:7701")
///         thread.onReadable(socket) { [weak self] in self?.assumeIsolated { $0.drain() } }
///     }
/// }
/// ```
///
/// With nothing to do the thread sleeps in zmq_poll(3), for messages and for jobs of its actors alike. Jobs run in the
/// order in which they come, whatever their priority. Jobs and sockets take turns: all jobs that are there, then one
/// call of each handler that has something to do.
///
/// The thread begins with the first job and ends with ``stop()``. Until then it keeps the object alive. A job that
/// comes later still runs, on another thread that ends with it, so that no task hangs.
///
/// Safe to share: `name`, `bell`, `queue` and `owner` can be used from any thread; `sockets` is only touched on the
/// thread itself (each public method that does checks that), and a new thread begins only after the last one is done.
public final class SocketThread: SerialExecutor, @unchecked Sendable {
    /// The name of the thread, cut to 15 bytes where the system shows it.
    public let name: String

    private let bell: Bell
    private let queue = JobQueue()
    private let owner = Atomic<UInt>(0)
    private let sockets = WatchList()

    /// - Parameter name: shown by debuggers and `top -H`, for example `ingest`.
    /// - Throws: ``ZeroMQError/Code/tooManyFiles`` when the process has no descriptors left.
    public init(name: String) throws(ZeroMQError) {
        self.name = name
        bell = try Bell()
    }

    /// Closes the sockets and ends the thread. What was asked of its actors before is done first.
    ///
    /// - Returns: when the sockets are closed, so that ``Context/terminate()`` may follow. May be called from anywhere,
    ///   also more than once.
    public func stop() async {
        await withCheckedContinuation { follow(queue.stop($0)) }
    }
}

// MARK: - Executor

extension SocketThread {
    /// Called by the Swift runtime, from any thread.
    public func enqueue(_ job: consuming ExecutorJob) {
        follow(queue.append(UnownedJob(job)))
    }

    /// Lets `assumeIsolated` of an actor on this thread succeed in a handler. Source: SE-0424.
    public func checkIsolated() {
        precondition(isCurrent, "not on the thread \(name)")
    }

    /// Source: SE-0471.
    public func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }

    private func follow(_ followup: JobQueue.Followup) {
        switch followup {
        case .nothing: break
        case .wake: bell.ring()
        case .start: startPOSIXThread(name: name) { self.run() }
        }
    }

    private var isCurrent: Bool {
        owner.load(ordering: .relaxed) == pthread_self()
    }

    private func run() {
        owner.store(pthread_self(), ordering: .relaxed)
        repeat { turn() } while !queue.end()
        // Another thread may have begun already; if so, it stays the owner.
        _ = owner.compareExchange(expected: pthread_self(), desired: 0, ordering: .relaxed)
    }

    /// Jobs first, then sockets. On stopping there are no sockets left, and no sleep.
    private func turn() {
        let turn = queue.take()
        for job in turn.jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
        guard turn.isStopping else { return sockets.poll(timeout: queue.sleepTime(), bell) }
        sockets.closeAll()
        for waiter in turn.waiters { waiter.resume() }
    }
}

// MARK: - Sockets

/// For actors on this thread: to be called on it, or the process traps.
extension SocketThread {
    /// A new socket that is closed when the thread stops, if not before.
    ///
    /// - Throws: ``ZeroMQError/Code/stopped`` once ``stop()`` was called, and what ``Socket/init(_:in:options:)``
    ///   throws.
    public func open(
        _ kind: SocketKind, in context: Context, options: SocketOptions = SocketOptions()
    ) throws(ZeroMQError) -> Socket {
        let socket = try Socket(kind, in: context, options: options)
        try adopt(socket)
        return socket
    }

    /// Takes over a socket that was made elsewhere, for example by ``Socket/monitor()``.
    ///
    /// - Throws: ``ZeroMQError/Code/stopped`` once ``stop()`` was called; the socket is closed then.
    public func adopt(_ socket: Socket) throws(ZeroMQError) {
        checkIsolated()
        guard !queue.isStopping else {
            socket.close()
            throw ZeroMQError(.stopped, "thread \(name) was stopped: it takes no more sockets")
        }
        sockets.add(socket)
    }

    /// Calls a handler on this thread whenever there is a message to receive, until the socket is closed. It should
    /// take what is there up to a limit (``Socket/receive(upTo:)``) and not wait for anything. A second call replaces
    /// the handler.
    public func onReadable(_ socket: Socket, _ handler: @escaping () -> Void) {
        update(socket) { watch in
            watch.readable = handler
            watch.isReading = true
        }
    }

    /// Calls a handler on this thread once, as soon as a message can be sent: after ``SendOutcome/full``. On a ROUTER
    /// any peer with room counts, so it does not say that the one peer has.
    public func whenWritable(_ socket: Socket, _ handler: @escaping () -> Void) {
        update(socket) { $0.writable = handler }
    }

    /// Stops calling the readable handler. Messages stay where they are: in libzmq's queue up to
    /// ``SocketOptions/receiveHighWater``, then in the kernel's buffers, then with the senders. None is lost.
    public func pauseReading(_ socket: Socket) {
        update(socket) { $0.isReading = false }
    }

    /// Calls the readable handler again.
    public func resumeReading(_ socket: Socket) {
        update(socket) { $0.isReading = true }
    }

    /// A closed socket has nothing to be watched for.
    private func update(_ socket: Socket, _ change: (Watch) -> Void) {
        checkIsolated()
        let watch = sockets.watch(of: socket)
        precondition(watch != nil || socket.isClosed, "a socket of another thread; open or adopt it on \(name) first")
        if let watch { change(watch) }
    }
}
