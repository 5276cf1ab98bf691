public import Ledgers
public import Monitoring

/// A driver: where the states of monitoring points and their minutes are kept, beside the log. The hazards that they raise are
/// in the log; what is here is lost without harm to a ledger.
public protocol PointStore: Sendable {
    /// Makes the changes durable, all or none.
    ///
    /// Several nodes may keep the same points. A state counts by the instant at which its point was heard, or was taken from,
    /// last: an older one changes nothing.
    /// - Returns: states that others have saved since this driver saved or read last, and that are newer than those given.
    /// - Throws: `StoreError`: nothing was saved.
    func save(_ changes: PointChanges) async throws -> [PointState]

    /// Everything that is known of the points, in no order.
    /// - Throws: `StoreError`
    func states() async throws -> [PointState]

    /// What has sent readings without being known, in code-point order.
    /// - Throws: `StoreError`
    func unknownPoints() async throws -> [UnknownPoint]

    /// The minutes of some points that are over, by point, oldest first.
    /// - Parameters:
    ///   - points: at most 1,000.
    ///   - range: of the minutes' first instants.
    /// - Throws: `StoreError`
    func minutes(of points: [String], in range: Range<Instant>) async throws -> [String: [MinuteAggregate]]

    /// Forgets the minutes before an instant.
    /// - Throws: `StoreError`
    func forgetMinutes(before instant: Instant) async throws

    /// Gives everything back. No call follows.
    func close() async throws
}
