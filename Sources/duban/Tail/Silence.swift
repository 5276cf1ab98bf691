/// How long not even a heartbeat has come.
struct Silence {
    private var lastWord = ContinuousClock.now
    private var isTold = false

    mutating func end() {
        self = Silence()
    }

    /// The time, once in each silence that is longer than a few heartbeats.
    mutating func toTell() -> Duration? {
        let time = lastWord.duration(to: .now)
        guard time >= .seconds(5), !isTold else { return nil }
        isTold = true
        return time
    }
}
