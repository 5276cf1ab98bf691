import LedgerStore
public import Ledgers
public import Monitoring
public import PointStore
import Synchronization

/// The driver of points for PostgreSQL: in the schema of the ledgers, for any number of nodes, each with a connection of its own
/// that saves, so that a save never delays a commit of the log.
///
/// A save is durable when it returns, as a commit of the log is (``PostgresStore``). Every save locks the row that
/// counts them first: so one follows the other, and what others have saved since a count was read is all there is.
public final class PostgresPointStore: PointStore {
    private let writer: Lane
    private let readers: ReaderPool
    /// Tells what this driver has saved from what others have, also where it never heard of a commit's outcome.
    private let number = Int64.random(in: .min ... .max)
    /// The save up to which it knows what others have saved.
    private let seen = Mutex<Int64>(0)

    /// - Parameter store: of the ledgers; it has the tables, and is closed after this driver.
    public init(beside store: PostgresStore) {
        writer = Lane(store.access, name: "duban-points")
        readers = store.readers
    }

    /// - Throws: ``StoreError``, as a commit of the log does. Where the connection is lost while it commits it may have been carried
    ///   out all the same: saved again, states and unknown points come to the same; of the minutes those of this
    ///   save would be counted twice.
    public func save(_ changes: PointChanges) async throws -> [PointState] {
        let (number, seen) = (number, seen.withLock(\.self))
        let (revision, others) =
            if changes.isEmpty {
                try await readers.run { try PointReading.saved(since: seen, except: number, $0) }
            } else {
                try await writer.run(.writing) {
                    try PointSaving(on: $0, by: number).save(changes.combined(), since: seen)
                }
            }
        noteSeen(revision)
        return others
    }

    public func states() async throws -> [PointState] {
        let (revision, states) = try await readers.run { connection in
            (try PointReading.revision(connection), try PointReading.states(connection))
        }
        noteSeen(revision)
        return states
    }

    public func unknownPoints() async throws -> [UnknownPoint] {
        try await readers.run { try PointReading.unknownPoints($0) }
    }

    public func minutes(of points: [String], in range: Range<Instant>) async throws -> [String: [MinuteAggregate]] {
        try await readers.run { try PointReading.minutes(of: points, in: range, $0) }
    }

    public func forgetMinutes(before instant: Instant) async throws {
        // Portion by portion, each in a transaction, so that a save waits for one at most.
        while try await writer.run(.writing, { try PointSaving.forgetSomeMinutes(before: instant, $0) }) {}
    }

    public func close() async {
        await writer.close()
    }

    /// Only what was given to the caller counts: where a save fails, its successor brings the same again.
    private func noteSeen(_ revision: Int64) {
        seen.withLock { $0 = max($0, revision) }
    }
}
