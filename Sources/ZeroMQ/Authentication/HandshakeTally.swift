import Synchronization

/// Counts handshakes on the handler's thread, for readers on any.
final class HandshakeTally: Sendable {
    private let admitted = Atomic(0)
    private let refused = Atomic(0)

    func count(admitted isAdmitted: Bool) {
        if isAdmitted {
            admitted.add(1, ordering: .relaxed)
        } else {
            refused.add(1, ordering: .relaxed)
        }
    }

    var counts: HandshakeCounts {
        HandshakeCounts(admitted: admitted.load(ordering: .relaxed), refused: refused.load(ordering: .relaxed))
    }
}
