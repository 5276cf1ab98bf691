import Foundation
import LedgerStore
import Synchronization

/// Hears of what other nodes commit, by NOTIFY, on a connection and a thread of its own.
///
/// A notification is a hint, not the news: it may come for another schema of the database, or be lost with the connection. So
/// the listener tells once a second too, and has the server show that it lives: one that stands still keeps the connection open.
final class LogListener: Sendable {
    /// One for the database: a name has 63 bytes, and that of a schema may have as many.
    static let channel = "duban_log"

    private let access: ServerAccess
    private let isOver = Mutex(false)

    private static let second = Duration.seconds(1)

    init(_ access: ServerAccess) {
        self.access = access
    }

    /// Ends with ``end()``, or when nobody listens to it any more.
    func stream() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        listener.onTermination = { _ in self.end() }
        Thread.detachNewThread {
            self.listen { listener.yield() }
            listener.finish()
        }
        return stream
    }

    /// The thread ends within a second, or when a server that is silent is given up.
    func end() {
        isOver.withLock { $0 = true }
    }

    private func listen(tell: () -> Void) {
        var connection: Connection?
        while !isOver.withLock(\.self) {
            tell()
            do throws(StoreError) {
                let current = if let connection { connection } else { try subscribed() }
                connection = current
                try current.waitForNotification(within: Self.second)
            } catch {
                // Whoever reads or commits meets the same failure, and says so; this thread just goes on once it has passed.
                connection = nil
                Thread.sleep(forTimeInterval: Self.second / .seconds(1))
            }
        }
    }

    private func subscribed() throws(StoreError) -> Connection {
        let connection = try Connection.open(access, for: .reading)
        try connection.ask("LISTEN \(Self.channel)")
        return connection
    }
}
