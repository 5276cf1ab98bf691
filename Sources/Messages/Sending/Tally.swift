import Ledgers

/// What has become of a route's messages since the node started.
struct Tally: Sendable {
    private(set) var delivered = 0
    private(set) var givenUp = 0
    private(set) var lastDelivery: Instant?
    private(set) var lastFault: (reason: String, at: Instant)?

    mutating func delivered(_ count: Int, at now: Instant) {
        delivered += count
        lastDelivery = now
    }

    mutating func failed(_ reason: String, at now: Instant) { lastFault = (reason, now) }

    mutating func gaveUp(_ count: Int) { givenUp += count }
}
