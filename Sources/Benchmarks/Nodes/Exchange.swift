import EventJSON

/// What went to and fro over one connection.
struct Exchange: Sendable {
    /// When each request was sent, or was due to be.
    var sent: [ContinuousClock.Instant] = []
    /// When the reply to it was there.
    var answered: [ContinuousClock.Instant] = []
    var replies: [[UInt8]] = []

    var latencies: [Duration] { zip(sent, answered).map { $1 - $0 } }

    /// Of the requests that were sent, or due, between two instants.
    func latencies(dueFrom start: ContinuousClock.Instant, to end: ContinuousClock.Instant) -> [Duration] {
        zip(sent, answered).filter { start <= $0.0 && $0.0 <= end }.map { $1 - $0 }
    }

    /// The positions in the log of the events, in their order.
    /// - Throws: ``BenchError`` where one was not accepted: then something else was measured than is said.
    func positions() throws -> [Int] {
        try replies.flatMap { reply in
            let json = try JSONParser.parse(reply)
            return try (json.array ?? [json]).map(Self.position)
        }
    }

    private static func position(in reply: JSONValue) throws -> Int {
        guard reply["status"]?.integer == 200, let position = reply["position"]?.integer else {
            throw BenchError("an event of the load was answered with \(reply.text)")
        }
        return position
    }
}
