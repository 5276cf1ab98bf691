/// What a spool holds: for a metric, an alarm or a summary.
public struct SpoolStatus: Sendable, Hashable {
    /// Events that have no final reply yet.
    public var backlog: Int

    /// The number of the newest event; see ``SpooledEvent/number``. Those of earlier processes count.
    public var newest: UInt64

    /// What the segments take on disk.
    public var bytes: Int

    /// What they may take; see ``SpoolConfiguration/bytes``.
    public var limit: Int

    /// How long the oldest event of the backlog has been kept; nil where there is none.
    public var oldestAge: Duration?

    /// Damages found since the spool was opened.
    public var damages: Int

    /// Why events are no longer taken, or no longer sent, until the spool is opened anew; nil where all is well.
    public var failure: ProducerError?
}
