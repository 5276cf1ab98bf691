import Foundation

/// Where passwords are checked and workbooks are made: few at a time, so that a flood of them eats neither the node's processors
/// nor its memory.
actor HeavyWork {
    /// Nobody more is let in.
    struct Busy: Error {}

    private let mostUnderWay: Int
    private let mostWaiting: Int
    private var underWay = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameters:
    ///   - mostUnderWay: works at a time. Default 2.
    ///   - mostWaiting: works that wait for their turn. Default 16.
    init(mostUnderWay: Int = 2, mostWaiting: Int = 16) {
        self.mostUnderWay = mostUnderWay
        self.mostWaiting = mostWaiting
    }

    func run<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async throws(Busy) -> Outcome {
        try await enter()
        defer { leave() }
        return await Self.onThread(work)
    }

    /// For work that waits for others on the way.
    /// - Throws: ``Busy``, and what the work throws.
    func turn<Outcome: Sendable>(_ work: @Sendable () async throws -> Outcome) async throws -> Outcome {
        try await enter()
        defer { leave() }
        return try await work()
    }

    /// A thread of its own: not one of the few that event loops, or all of Swift's tasks, share.
    static func onThread<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async -> Outcome {
        await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: work()) }
        }
    }

    private func enter() async throws(Busy) {
        if underWay < mostUnderWay {
            underWay += 1
            return
        }
        guard waiting.count < mostWaiting else { throw Busy() }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Whoever waits longest takes over the place.
    private func leave() {
        if waiting.isEmpty {
            underWay -= 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
