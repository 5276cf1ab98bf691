import Producer
import ZeroMQ

/// Reads events on a thread of its own, where it may wait for input without holding anything else up.
actor InputReader {
    /// What is spooled together.
    struct Parcel {
        let events: [[UInt8]]
        let places: [Place]
    }

    private nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let source: EventSource

    init(paths: [String]) throws {
        thread = try SocketThread(name: "input")
        source = EventSource(paths: paths)
    }

    /// Nil at the end.
    func next() throws -> Parcel? {
        let items = try source.parcel(upTo: 1_000, bytes: 256 << 10)
        return items.isEmpty ? nil : Parcel(events: items.map(\.bytes), places: items.map(\.place))
    }

    /// Ends the thread.
    nonisolated func stop() async {
        await thread.stop()
    }
}
