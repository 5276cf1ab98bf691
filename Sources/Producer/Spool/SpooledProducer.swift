import ZeroMQ

/// Keeps events on disk until a node has given its final reply to them: across crashes, loss of power, and days without
/// a network.
///
/// ```swift
/// let spool = SpoolConfiguration(folder: "/var/lib/gateway/spool")
/// let producer = try SpooledProducer(ProducerConfiguration(endpoints: ["tcp://10.0.0.7:7701"]), spool: spool) { report in
///     switch report {
///     case .replied(_, let reply): if !reply.isAccepted { log("\(reply.id ?? ""): \(reply.status) \(reply.code ?? "")") }
///     case .unsendable(_, let error, let file): log("\(error); it is kept in \(file)")
///     case .damaged(let damage): log("\(damage)")
///     }
/// }
/// try await producer.publish(event)  // on disk; not yet with the node
/// try await producer.drained()       // only who wants to wait
/// await producer.close()
/// ```
///
/// - **Durable.** ``publish(_:whenFull:)`` returns when the event is fsynced. Many at a time share one fsync.
/// - **At least once.** An event stays until its reply is final. After a crash some are sent again; the node answers
///   208 to what it has.
/// - **In order.** Events are sent as a ``Producer`` sends a sequence: what was spooled earlier goes first, also what an
///   earlier process has left, and the order within a source is kept.
/// - **Bounded.** A full spool refuses what is new. It never drops what it has.
/// - **Checked.** What is damaged on disk is set aside and reported; everything else is sent.
///
/// It begins to send what is left from earlier as soon as it is made. Close it: until then it keeps two threads and the
/// lock of its folder.
public actor SpooledProducer {
    public nonisolated let configuration: ProducerConfiguration
    public nonisolated let spool: SpoolConfiguration
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    /// What it blocks while it waits for the disk is its own.
    nonisolated let thread: SocketThread
    nonisolated let producer: Producer
    let store: SpoolStore
    let report: @Sendable (SpoolReport) -> Void
    /// Batches that wait for the next fsync, in their order.
    var pending: [PendingBatch] = []
    var pendingBytes = 0
    var isFlushScheduled = false
    /// Why no more events are taken, apart from what is wrong with the disk.
    var refusal: ProducerError?
    /// Why no more events are sent.
    var sendingFailure: ProducerError?
    var hasMissedReply = false
    var hasEndedSending = false
    var damageCount = 0
    var listeners: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextListener = 0

    /// Opens the spool, or makes one, and begins to send what is in it.
    ///
    /// - Parameters:
    ///   - spool: where events are kept, and how many.
    ///   - clock: what timeouts and pauses are measured by.
    ///   - onReport: told what becomes of the events, in their order, and what is damaged. It runs between reading and
    ///     writing: hand over what takes long.
    /// - Throws: ``ProducerError/Code/invalidConfiguration``, ``ProducerError/Code/spoolInUse``,
    ///   ``ProducerError/Code/spool``, ``ProducerError/Code/socket``.
    public init(
        _ configuration: ProducerConfiguration = ProducerConfiguration(), spool: SpoolConfiguration,
        clock: any Clock<Duration> = ContinuousClock(),
        onReport: @escaping @Sendable (SpoolReport) -> Void = { _ in }
    ) throws(ProducerError) {
        try self.init(configuration, spool: spool, disk: SystemDisk(spool.folder), clock: clock, onReport: onReport)
    }

    init(
        _ configuration: ProducerConfiguration, spool: SpoolConfiguration, disk: sending any SpoolDisk,
        clock: any Clock<Duration>, onReport: @escaping @Sendable (SpoolReport) -> Void
    ) throws(ProducerError) {
        try configuration.check()
        try spool.check(eventBytes: configuration.requestBytes)
        store = try SpoolStore(disk, limit: spool.bytes, segmentBytes: spool.segmentBytes)
        do {
            thread = try SocketThread(name: "spool")
        } catch {
            throw .socket(error)
        }
        producer = try Producer(configuration, clock: clock)
        self.configuration = configuration
        self.spool = spool
        report = onReport
        Task { await self.send() }
    }

    /// What it keeps.
    public var status: SpoolStatus {
        let oldest = try? store.oldest()
        return SpoolStatus(
            backlog: store.backlog, newest: store.progress.stored, bytes: store.bytes, limit: store.limit,
            oldestAge: oldest.map { max(.zero, spool.now() - $0.spooledAt) }, damages: damageCount,
            failure: store.failure ?? sendingFailure)
    }

    /// What the connection is doing, and what it has done.
    public nonisolated var connection: ProducerState {
        get async { await producer.state }
    }
}

// MARK: - Waiting

extension SpooledProducer {
    /// Wakes whoever waits for a change: more is kept or settled, or an end has come.
    func changed() {
        let woken = listeners.values
        listeners = [:]
        for listener in woken { listener.resume() }
    }

    /// Waits for the next change, or for the task to be cancelled.
    func nextChange() async {
        let number = nextListener
        nextListener += 1
        await withTaskCancellationHandler {
            await withCheckedContinuation {
                listeners[number] = $0; if Task.isCancelled { wake(number) }
            }
        } onCancel: {
            Task { await self.wake(number) }
        }
    }

    private func wake(_ number: Int) {
        listeners.removeValue(forKey: number)?.resume()
    }
}
