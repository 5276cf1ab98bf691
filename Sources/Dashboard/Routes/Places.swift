import Synchronization

/// Places for questions that are being answered, some of which read the whole state; beyond them one is told to come back.
final class Places: Sendable {
    private let free: Mutex<Int>

    /// - Parameter count: at a time. Default 16.
    init(_ count: Int = 16) {
        free = Mutex(count)
    }

    func taking<Outcome>(_ work: () async throws -> Outcome) async throws -> Outcome {
        try free.withLock { free throws(HTTPFault) in
            guard free > 0 else { throw .busy }
            free -= 1
        }
        defer { free.withLock { $0 += 1 } }
        return try await work()
    }
}
