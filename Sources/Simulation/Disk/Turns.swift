/// Lets tasks take turns, in the order in which they came.
final class Turns: @unchecked Sendable {  // Safe: used on its world's one thread.
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func take() async {
        await withCheckedContinuation { turn in
            // In here nothing can come between the look and the deed.
            if isTaken { return waiting.append(turn) }
            isTaken = true
            turn.resume()
        }
    }

    /// Ends a turn; the next one begins.
    func give() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
}
