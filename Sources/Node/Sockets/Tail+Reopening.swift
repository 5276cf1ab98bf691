import Logging
import ZeroMQ

/// When somebody has to be cut off.
extension Tail {
    /// Subscriptions are libzmq's to keep; they are counted, and who has far too many is cut off.
    func hear(at door: Door) {
        guard let outlet = outlets.first(where: { $0.door == door }),
            let told = try? outlet.socket?.receive(upTo: 1_000)
        else { return }
        for message in told { outlet.subscriptions.note(message) }
        guard outlet.subscriptions.areTooMany else { return }
        let key = outlet.subscriptions.heaviest
        if let key { reception.shutOut(key) }
        logger.error(
            "a tail had too many subscriptions; all connections to it are closed, and it is opened anew",
            metadata: [
                "endpoint": "\(outlet.endpoint)", "key": "\(key ?? "none")",
                "followsAgain": "\(key == nil ? "at once" : "once the offices are read again (SIGHUP)")",
            ])
        reopen(outlet)
    }

    /// It is closed at once. Nobody waits until it is open again: the address may be another program's.
    func reopen(_ outlet: Outlet) {
        outlet.close()
        Task { await openAgain(outlet) }
    }

    /// libzmq gives a closed socket's address back a little later, so that it takes a few attempts.
    private func openAgain(_ outlet: Outlet) async {
        var backoff = Backoff()
        var attempts = 0
        while outlet.isWanted, outlet.socket == nil {
            do {
                return try open(outlet, at: outlet.endpoint)
            } catch {
                outlet.close()
                if (error as? ZeroMQError)?.code == .stopped { return }
                attempts += 1
                tell(of: error, at: outlet, attempts: attempts)
                guard error.isWorthAnAttempt else { return }
            }
            try? await Task.sleep(for: backoff.next())
        }
    }

    /// Of what does not pass by itself, and once of what should have.
    private func tell(of error: any Error, at outlet: Outlet, attempts: Int) {
        guard attempts == Self.usualAttempts || !error.isWorthAnAttempt else { return }
        logger.error(
            error.isWorthAnAttempt ? "a tail can't be opened yet; trying on" : "a tail can't be opened",
            metadata: ["endpoint": "\(outlet.endpoint)", "reason": "\(error)"])
    }

    private static let usualAttempts = 5
}

extension Error {
    fileprivate var isWorthAnAttempt: Bool { (self as? ZeroMQError)?.isRetriable ?? false }
}
