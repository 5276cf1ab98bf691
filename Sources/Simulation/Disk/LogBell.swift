import DubanTestKit

/// Tells nodes on one database that the log may have grown: within a second, as ``LedgerStore/growth()`` has to.
final class LogBell: @unchecked Sendable {  // Safe: used on its world's one thread.
    private let world: World
    private var random: SplitMix64
    private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    private var count = 0

    init(_ world: World) {
        self.world = world
        random = world.fork()
    }

    func stream() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        count += 1
        let number = count
        listeners[number] = listener
        listener.onTermination = { [weak self] _ in self?.listeners[number] = nil }
        listener.yield()
        return stream
    }

    func ring() {
        for number in listeners.keys.sorted() {
            world.after(random.duration(.zero ... .seconds(1))) { [self] in listeners[number]?.yield() }
        }
    }
}
