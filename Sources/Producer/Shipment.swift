/// The events of one sequence that are on their way: no more than a window of them, so that a long sequence is never
/// held in memory as a whole. For one task at a time.
struct Shipment {
    private let producer: Producer
    private var parcels: ArraySlice<(number: Int, count: Int)> = []
    private var outstanding = 0

    init(through producer: Producer) {
        self.producer = producer
    }

    /// Publishes further events as soon as there is room for them.
    nonisolated(nonsending) mutating func add(
        _ events: [Result<OutgoingEvent, ProducerError>], _ onOutcome: (Outcome) -> Void
    ) async throws(ProducerError) {
        while !parcels.isEmpty, outstanding + events.count > producer.configuration.window {
            await collectOldest(onOutcome)
        }
        parcels.append((try await producer.submit(events), events.count))
        outstanding += events.count
    }

    /// Whether nothing is outstanding.
    var isEmpty: Bool { parcels.isEmpty }

    /// Waits for all that is outstanding.
    nonisolated(nonsending) mutating func finish(_ onOutcome: (Outcome) -> Void) async {
        while !parcels.isEmpty { await collectOldest(onOutcome) }
    }

    /// Waits for the parcel that was published first.
    nonisolated(nonsending) mutating func collectOldest(_ onOutcome: (Outcome) -> Void) async {
        let parcel = parcels.removeFirst()
        for outcome in await producer.outcomes(of: parcel.number) { onOutcome(outcome) }
        outstanding -= parcel.count
    }
}
