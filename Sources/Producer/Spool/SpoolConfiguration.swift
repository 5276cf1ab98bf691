import Glibc

/// Where a ``SpooledProducer`` keeps its events, and how many.
public struct SpoolConfiguration: Sendable {
    /// The folder, which is made where there is none. One process at a time has it. It should lie on a disk of the
    /// machine: on a network file system neither the lock nor the fsync can be relied on.
    public var folder: String

    /// Most bytes that the segments take on the disk: the events, 32 bytes for each, and those that are settled but
    /// share a segment with others that are not. What is set aside as damaged comes on top. Default 1 GiB.
    public var bytes = 1 << 30

    /// The present, as the time since 1970-01-01T00:00:00Z, by which the ages of events are measured. Nothing else
    /// depends on it. Default: the system's clock.
    public var now: @Sendable () -> Duration = Self.systemTime

    /// The defaults named at each property.
    public init(folder: String) {
        self.folder = folder
    }

    /// Small enough that a spool which is full soon has room again, large enough that files are few.
    var segmentBytes: Int { min(8 << 20, bytes / 8) }

    /// What no spool could work with.
    func check(eventBytes: Int) throws(ProducerError) {
        guard !folder.isEmpty else { throw .invalid("spool: name a folder") }
        let least = SpoolRecord.headerBytes + eventBytes
        guard bytes >= least else {
            throw .invalid("spool: \(bytes) bytes have no room for the largest event; allow at least \(least)")
        }
    }

    private static func systemTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
