/// How a disk misbehaves. Rates are once in so many commits; nil: never.
struct DiskFaults {
    /// The fsync fails: what was written may be there, or not.
    var failsSync: Int?
    /// Another process holds the database for a moment.
    var isBusy: Int?
    /// A commit takes seconds.
    var isSlow: Int?
    var isFull = false
}
