public import Glibc

/// Who has started this process and watches over it: systemd, or whoever speaks as it does. Without one, what it is told
/// goes nowhere. Source: sd_notify(3), sd_watchdog_enabled(3).
public struct ServiceManager: Sendable {
    private let socket: NotifySocket?

    /// Silence after which the manager kills the process (`WATCHDOG_USEC`); nil: it does not look.
    public let watchdog: Duration?

    /// - Parameters:
    ///   - environment: has `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID`. What is unreadable counts as not given.
    ///   - process: a watchdog for another process is not ours.
    public init(environment: [String: String], process: Int32 = getpid()) {
        socket = environment["NOTIFY_SOCKET"].flatMap(NotifySocket.init)
        let isOurs = environment["WATCHDOG_PID"].map { Int32($0) == process } ?? true
        let silence = environment["WATCHDOG_USEC"].flatMap(Int64.init).flatMap {
            $0 > 0 ? Duration.microseconds($0) : nil
        }
        watchdog = socket != nil && isOurs ? silence : nil
    }

    /// Whether anybody listens.
    public var listens: Bool { socket != nil }

    /// Tells it at once; waits at most a second for room. A manager that can't be reached is passed over.
    public func tell(_ notice: Notice) {
        socket?.send(notice.text)
    }

    /// Asks for time to start on a database of this size: after a kill all of it is read and checked first. One minute and a
    /// second for each MiB, which is far below what disks give, and yet an end to a start that hangs.
    public func willRead(bytes: Int64) {
        tell(.patience(.seconds(60 + (bytes >> 20))))
    }

    /// Tells of a new reading of the configuration, before and after it, however it ends.
    /// - Parameter status: what to show afterwards.
    public func reload(status: () -> String, _ work: () async throws -> Void) async rethrows {
        tell(.reloading(Self.now))
        defer { tell(.ready(status())) }
        try await work()
    }

    /// Of `CLOCK_MONOTONIC`, by which the manager tells this reload from an earlier one.
    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
