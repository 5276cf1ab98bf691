import ZeroMQ

/// Publishes events to a node, many at a time, and gets the node's reply to each, whatever the network does.
///
/// ```swift
/// let producer = try Producer(ProducerConfiguration(endpoints: ["tcp://127.0.0.1:7701"]))
/// let event = #"{"specversion":"1.0","id":"41","source":"/offices/140403-safety","type":"rectified","#
///     + #""subject":"HZ-7","time":"2023-01-07T09:00:00+08:00","data":{"summary":"已整改"}}"#
///
/// let reply = try await producer.publish(Array(event.utf8))
/// print(reply.status, reply.message ?? "")  // 200, 202 and 208: it is in the log
/// for reply in try await producer.publish(contentsOf: moreEvents) where !reply.isAccepted {
///     print(reply.id ?? "", reply.status, reply.code ?? "")
/// }
/// await producer.close()
/// ```
///
/// - **Nothing is lost.** An event is sent until it has a final reply: again over a new connection when one is given
///   up, again after a pause when the node answers 429 or 503. The node knows an event by its source and id, so what it
///   has already it answers with 208.
/// - **Order is kept** within a source: an event is not sent while the reply to an earlier one is outstanding, unless
///   both are in the same request. Events without a source, and different sources, overtake each other.
/// - **Requests grow with the load.** A lone event goes out at once; what comes while its reply is outstanding goes out
///   together.
///
/// It connects when there is something to send. Close it: until then it keeps a thread.
///
/// Events live in memory until their reply is final. ``SpooledProducer`` keeps them on disk until then.
public actor Producer {
    public nonisolated let configuration: ProducerConfiguration
    public nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    nonisolated let thread: SocketThread
    nonisolated let context: Context
    let time: Timekeeper
    var exchange: Exchange
    var board = ParcelBoard()
    var connection: Connection?
    var alarm = Alarm()
    var refusal: ProducerError?
    var hasEnded = false
    var closers: [CheckedContinuation<Void, Never>] = []
    var nextNumber = 0
    private var isWorkScheduled = false

    /// A producer with a context and a thread of its own.
    ///
    /// - Parameter clock: what timeouts and pauses are measured by.
    /// - Throws: ``ProducerError/Code/invalidConfiguration``; ``ProducerError/Code/socket`` when the process has no
    ///   descriptors left.
    public init(
        _ configuration: ProducerConfiguration = ProducerConfiguration(),
        clock: any Clock<Duration> = ContinuousClock()
    ) throws(ProducerError) {
        try configuration.check()
        do {
            context = try Context()
            thread = try SocketThread(name: "producer")
        } catch {
            throw .socket(error)
        }
        self.configuration = configuration
        time = Timekeeper(clock)
        exchange = Exchange(configuration)
    }

    /// What it is doing, and what it has done.
    public var state: ProducerState { exchange.state }
}

// MARK: - Work

extension Producer {
    /// Works after the jobs that are there already, so that events published at the same time share a request.
    func scheduleWork() {
        guard !isWorkScheduled else { return }
        isWorkScheduled = true
        Task { work() }
    }

    /// Takes steps until there are none.
    func work() {
        isWorkScheduled = false
        while true {
            switch exchange.next(at: time.now()) {
            case .connect(let endpoint): connect(to: endpoint)
            case .send(let request): send(request)
            case .disconnect: disconnect()
            case .rest(let instant): return rest(until: instant)
            case .end: return finish(refusing: .closed, failing: .unanswered)
            }
        }
    }

    private func rest(until instant: Duration?) {
        guard let instant else { return }
        alarm.set(for: instant, on: time) { [weak self] in await self?.wake() }
    }

    private func wake() {
        alarm.clear()
        work()
    }
}
