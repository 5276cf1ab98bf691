import EventJSON

/// Producers that publish at the same time, each with a connection and a series of its own.
struct LoadCrew: Sendable {
    private let load: IngestLoad
    private let members: [(producer: LoadProducer, mill: EventMill)]

    /// Connects all of them, and has each publish one event, so that connections and keys are no longer in the way.
    init(_ load: IngestLoad, on node: NodeProcess, _ names: SeriesNames) async throws {
        self.load = load
        var members: [(producer: LoadProducer, mill: EventMill)] = []
        for _ in 0..<load.producers {
            let mill = EventMill(series: names.next())
            let producer = try await LoadProducer(node.ingest, node.security)
            members.append((producer, mill))
            _ = try await producer.publish([mill.event(0)], window: 1).positions()
        }
        self.members = members
    }

    func end() async {
        for member in members { await member.producer.end() }
    }

    /// - Parameter count: events of all together.
    func publish(_ count: Int) async throws -> Sample {
        let own = max(1, count / members.count / load.batch) * load.batch
        let window = max(1, load.window / load.batch)
        let requests = members.map { $0.mill.requests(1..<own + 1, of: load.batch) }
        let exchanges = try await withThrowingTaskGroup(of: Exchange.self) { group in
            for (member, requests) in zip(members, requests) {
                group.addTask { try await member.producer.publish(requests, window: window) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        return try sample(of: exchanges, events: own * members.count)
    }

    /// From the first request of all to the last reply.
    private func sample(of exchanges: [Exchange], events: Int) throws -> Sample {
        guard try exchanges.reduce(0, { try $0 + $1.positions().count }) == events,
            let began = exchanges.compactMap(\.sent.first).min(),
            let ended = exchanges.compactMap(\.answered.last).max()
        else { throw BenchError("not every event of the load was answered") }
        return Sample(count: events, in: ended - began, latencies: exchanges.flatMap(\.latencies))
    }
}

extension EventMill {
    /// Events of a range of numbers, in requests of so many; of one by itself without brackets.
    func requests(_ numbers: Range<Int>, of size: Int) -> [[UInt8]] {
        guard size > 1 else { return events(numbers) }
        return stride(from: numbers.lowerBound, to: numbers.upperBound, by: size).map { start in
            let events = events(start..<min(start + size, numbers.upperBound))
            return [UInt8(ascii: "[")] + events.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
        }
    }
}
