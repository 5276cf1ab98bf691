import Foundation
import LedgerStore
import Synchronization

/// Hears of what other nodes commit, by NOTIFY, on a connection and a thread of its own.
///
/// A notification is a hint, not the news: it may come for another schema of the database, or be lost with the connection. So
/// the listener tells once a second too.
final class LogListener: Sendable {
    /// One for the database: a name has 63 bytes, and that of a schema may have as many.
    static let channel = "duban_log"

    private let address: PostgresAddress
    private let isOver = Mutex(false)

    private static let second: CInt = 1_000

    init(_ address: PostgresAddress) {
        self.address = address
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

    /// The thread ends within a second.
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
                try current.waitForNotification(milliseconds: Self.second)
            } catch {
                // Whoever reads or commits meets the same failure, and says so; this thread just goes on once it has passed.
                connection = nil
                poll(nil, 0, Self.second)
            }
        }
    }

    private func subscribed() throws(StoreError) -> Connection {
        let connection = try Connection.open(address, for: .reading)
        try connection.script("LISTEN \(Self.channel)")
        return connection
    }
}
