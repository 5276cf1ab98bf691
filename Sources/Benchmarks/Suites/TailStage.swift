/// One producer at a steady rate, and one subscriber.
struct TailStage {
    struct Run {
        /// Events a second that were answered.
        let rate: Double
        /// Whether they were answered as fast as they were offered: at the end no more than a tenth of a second behind.
        let isSustained: Bool
        /// In microseconds, of each event: from its reply to its arrival.
        let afterReply: [Double]
        /// In microseconds, of each event: from when it was due to be sent to its arrival.
        let afterSending: [Double]
    }

    let producer: LoadProducer
    let reader: TailReader
    let duration: Duration
    private static let largestDelay: Duration = .milliseconds(100)
    private let names = SeriesNames("t")

    init(producer: LoadProducer, reader: TailReader, duration: Duration) {
        self.producer = producer
        self.reader = reader
        self.duration = duration
    }

    func run(_ rate: Int) async throws -> Run {
        let count = max(1, Int(Double(rate) * (duration / .seconds(1))))
        let events = EventMill(series: names.next()).events(0..<count)
        async let arriving = reader.follow(count, patience: .seconds(30))
        let exchange = try await producer.publish(events, every: .seconds(1) / rate)
        return try judge(exchange, arrivals: await arriving)
    }

    private func judge(
        _ exchange: Exchange, arrivals: [(position: Int, at: ContinuousClock.Instant)]
    ) throws -> Run {
        let arrived = Dictionary(arrivals.map { ($0.position, $0.at) }) { $1 }
        let matched = try exchange.positions().enumerated().map { index, position in
            (index: index, at: try Self.arrival(of: position, in: arrived))
        }
        guard let began = exchange.sent.first, let ended = exchange.answered.last else {
            throw BenchError("nothing was published")
        }
        return Run(
            rate: Double(matched.count) / ((ended - began) / .seconds(1)),
            isSustained: exchange.sent.last.map { ended - $0 < Self.largestDelay } ?? false,
            afterReply: matched.map { ($0.at - exchange.answered[$0.index]).microseconds },
            afterSending: matched.map { ($0.at - exchange.sent[$0.index]).microseconds })
    }

    private static func arrival(
        of position: Int, in arrived: [Int: ContinuousClock.Instant]
    ) throws -> ContinuousClock.Instant {
        guard let at = arrived[position] else { throw BenchError("the tail has lost position \(position)") }
        return at
    }
}
