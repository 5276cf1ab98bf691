import EventJSON
import Ledgers
import Node
import Producer
import Synchronization

/// Sends the recorded events when the node's clock has come to their receipt.
final class DemoPlayer: Sendable {
    private let recording: DemoRecording
    private let stage: DemoStage
    private let replies = Mutex<[Int: Int]>([:])
    private let over = Atomic(false)

    init(_ recording: DemoRecording, on stage: DemoStage) {
        self.recording = recording
        self.stage = stage
    }

    /// Replies by status, so far.
    var statuses: [Int: Int] { replies.withLock { $0 } }

    /// Whether everything was sent, or nothing more can be.
    var isOver: Bool { over.load(ordering: .relaxed) }

    func play() async throws {
        defer { over.store(true, ordering: .relaxed) }
        var events = recording.events[...]
        while let first = events.first {
            try await stage.node.clock.sleep(until: first.receivedAt)
            let now = stage.node.clock.now
            let due = events.prefix { $0.receivedAt <= now }
            events = events.dropFirst(due.count)
            for reply in try await stage.producer.publish(contentsOf: due.map(\.event)) {
                replies.withLock { $0[reply.status, default: 0] += 1 }
            }
        }
        try await stage.node.clock.sleep(until: recording.end)
    }
}
