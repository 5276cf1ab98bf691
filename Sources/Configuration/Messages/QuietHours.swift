public import Ledgers

/// A part of each day in which little is told (免打扰). It may go over midnight.
public struct QuietHours: Hashable, Sendable {
    /// Minutes after midnight, in the policy's zone.
    public var from: Int
    /// Not included.
    public var to: Int
    /// Stages that are told all the same. Default `leader` and `incident`.
    public var except: Set<String> = ["leader", "incident"]

    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    public func holds(_ stage: String, at now: Instant, in zone: Zone) -> Bool {
        !except.contains(stage) && includes(now, in: zone)
    }

    public func includes(_ now: Instant, in zone: Zone) -> Bool {
        let local = (now + zone.offset(at: now)).milliseconds
        let minute = Int(local / 60_000 % 1_440)
        return from < to ? (from..<to).contains(minute) : minute >= from || minute < to
    }
}
