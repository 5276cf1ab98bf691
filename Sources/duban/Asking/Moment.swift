import Ledgers

/// Where those stand who are asked.
struct Moment {
    /// Of a node's own clock.
    var now: Instant
    /// Of the newest row of the log.
    var position: Int64
}
