/// Lets those through who wait for the work under way to end.
struct Turnstile {
    private var isClosed = false
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// Work begins.
    mutating func close() {
        isClosed = true
    }

    /// It has ended, well or badly.
    mutating func open() {
        isClosed = false
        for waiter in waiters { waiter.resume() }
        waiters = []
    }

    /// Goes on at once where no work is under way.
    mutating func pass(_ waiter: CheckedContinuation<Void, Never>) {
        if isClosed { waiters.append(waiter) } else { waiter.resume() }
    }
}
