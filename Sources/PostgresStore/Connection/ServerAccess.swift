import LedgerStore
import Synchronization

/// The way to the server, shared by all connections of a store.
///
/// What one of them finds out counts for all: when a server was silent for too long, no other connection from before is
/// relied on, each to wait for its own time. So a failover costs a node one deadline, not one for each connection.
final class ServerAccess: Sendable {
    let address: PostgresAddress
    /// For how long a server that lives may be silent where it is asked for next to nothing, such as BEGIN.
    let patience: Duration
    private let age = Atomic(0)

    /// - Parameter patience: as long as `connect_timeout`, unless a test has less.
    init(_ address: PostgresAddress, patience: Duration = .seconds(5)) {
        self.address = address
        self.patience = patience
    }

    /// Rises with every server that is given up. A connection of a lower age is suspect.
    var currentAge: Int { age.load(ordering: .acquiring) }

    /// A server was silent for too long on a connection of this age. Those that come to know it later change nothing.
    func giveUp(since age: Int) {
        _ = self.age.compareExchange(expected: age, desired: age + 1, ordering: .acquiringAndReleasing)
    }
}
