import Synchronization

/// Places for questions that are being answered, some of which read the whole state; beyond them one is told to come back.
final class Places: Sendable {
    private let free: Mutex<Int>
    private let refusal: HTTPFault

    /// - Parameters:
    ///   - count: at a time. Default 16.
    ///   - refusal: what those are told who find none.
    init(_ count: Int = 16, refusal: HTTPFault = .busy) {
        free = Mutex(count)
        self.refusal = refusal
    }

    /// A place for as long as somebody holds it.
    final class Place: Sendable {
        private let places: Places

        fileprivate init(in places: Places) {
            self.places = places
        }

        deinit { places.free.withLock { $0 += 1 } }
    }

    func take() throws(HTTPFault) -> Place {
        try free.withLock { free throws(HTTPFault) in
            guard free > 0 else { throw refusal }
            free -= 1
        }
        return Place(in: self)
    }

    func taking<Outcome>(_ work: () async throws -> Outcome) async throws -> Outcome {
        let place = try take()
        defer { withExtendedLifetime(place) {} }
        return try await work()
    }
}
