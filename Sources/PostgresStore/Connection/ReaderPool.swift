import LedgerStore
import Synchronization

/// The readers' connections, which are opened when they are needed for the first time. Who finds none free waits for his
/// turn.
final class ReaderPool: Sendable {
    /// More than one office may have under way (16): with fewer, its questions would keep all others waiting.
    static let size = 20

    private struct State {
        var idle: [Lane]
        var waiting: [CheckedContinuation<Lane, Never>] = []
    }

    private let lanes: [Lane]
    private let state: Mutex<State>

    init(_ access: ServerAccess) {
        lanes = (1...Self.size).map { Lane(access, name: "duban-reader-\($0)") }
        state = Mutex(State(idle: lanes.reversed()))
    }

    func run<Outcome: Sendable>(_ work: @escaping @Sendable (Connection) throws -> Outcome) async throws -> Outcome {
        let lane = await take()
        defer { giveBack(lane) }
        return try await lane.run(.reading, work)
    }

    func close() async {
        for lane in lanes { await lane.close() }
    }

    /// The one that was used last comes first, so that few connections are opened.
    private func take() async -> Lane {
        await withCheckedContinuation { continuation in
            let lane = state.withLock { state in
                let lane = state.idle.popLast()
                if lane == nil { state.waiting.append(continuation) }
                return lane
            }
            if let lane { continuation.resume(returning: lane) }
        }
    }

    private func giveBack(_ lane: Lane) {
        let next = state.withLock { state in
            if !state.waiting.isEmpty { return Optional(state.waiting.removeFirst()) }
            state.idle.append(lane)
            return nil
        }
        next?.resume(returning: lane)
    }
}
