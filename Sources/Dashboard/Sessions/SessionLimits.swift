import Ledgers

/// How long sessions hold, and how many there are.
struct SessionLimits: Sendable {
    /// After it one logs in again, whatever one did. Default 12 hours.
    var longest = Span.hours(12)
    /// So long without a request ends a session. Default 30 minutes.
    var idle = Span.minutes(30)
    /// Of one user; a further login ends the oldest. Default 16.
    var perUser = 16
    /// Of all users; a further login ends the one that was not used for longest. Default 4,096.
    var total = 4_096
}
