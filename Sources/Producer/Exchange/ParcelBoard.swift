import EventJSON

typealias Outcome = Result<Reply, ProducerError>

/// The outcomes of events that were published together, until whoever published them fetches them.
///
/// A parcel has the number of its first event; the others have the numbers after it.
struct ParcelBoard {
    typealias Continuation = CheckedContinuation<[Outcome], Never>

    private var parcels: [Int: Parcel] = [:]
    /// Of each event that has no outcome, the parcel.
    private var parcelOf: [Int: Int] = [:]

    /// Opens a parcel. Events that cannot be published at all have their outcome already.
    mutating func open(_ number: Int, _ outcomes: [Outcome?]) {
        for (index, outcome) in outcomes.enumerated() where outcome == nil { parcelOf[number + index] = number }
        parcels[number] = Parcel(outcomes: outcomes, missing: outcomes.count { $0 == nil })
    }

    /// Notes an outcome; one that nobody waits for is dropped.
    mutating func note(_ outcome: Outcome, of number: Int) {
        guard let parcel = parcelOf.removeValue(forKey: number) else { return }
        parcels[parcel]?.outcomes[number - parcel] = outcome
        parcels[parcel]?.missing -= 1
        deliver(parcel)
    }

    /// Gives the outcomes of a parcel to the continuation, now or when the last one is there.
    mutating func collect(_ parcel: Int, _ continuation: Continuation) {
        parcels[parcel]?.continuation = continuation
        deliver(parcel)
    }

    /// The numbers of a parcel's events; empty once it is fetched.
    func numbers(of parcel: Int) -> Range<Int> {
        parcel..<parcel + (parcels[parcel]?.outcomes.count ?? 0)
    }

    /// Notes the same error for the events that have no outcome.
    mutating func fail(_ numbers: Range<Int>, with error: ProducerError) {
        for number in numbers { note(.failure(error), of: number) }
    }

    mutating func failAll(with error: ProducerError) {
        for number in parcelOf.keys { note(.failure(error), of: number) }
    }

    private mutating func deliver(_ number: Int) {
        guard let parcel = parcels[number], parcel.missing == 0, let continuation = parcel.continuation else { return }
        parcels[number] = nil
        continuation.resume(returning: parcel.outcomes.compactMap(\.self))
    }
}

private struct Parcel {
    var outcomes: [Outcome?]
    var missing: Int
    var continuation: ParcelBoard.Continuation?
}
