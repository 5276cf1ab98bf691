import EventJSON
import Producer
import Synchronization
import ZeroMQ

/// Runs with a node that is stopped in the end.
func withNode(
    _ script: @escaping StandInNode.Script = { _ in .accept }, lock: StandInNode.Lock? = nil,
    _ body: (StandInNode, String) async throws -> Void
) async throws {
    let node = try StandInNode(script)
    do {
        try await body(node, try await node.start(lock: lock))
    } catch {
        await node.stop()
        throw error
    }
    await node.stop()
}

/// Runs with a producer that is closed in the end, without waiting for anything.
func withProducer(
    _ endpoints: String..., clock: any Clock<Duration> = ManualClock(), window: Int = 1_000, batchSize: Int = 100,
    change: (inout ProducerConfiguration) -> Void = { _ in },
    _ body: (Producer) async throws -> Void
) async throws {
    var configuration = ProducerConfiguration(endpoints: endpoints)
    configuration.random = Lowest()
    configuration.window = window
    configuration.batchSize = batchSize
    change(&configuration)
    let producer = try Producer(configuration, clock: clock)
    do {
        try await body(producer)
    } catch {
        await producer.close(within: .zero)
        throw error
    }
    await producer.close(within: .zero)
}

/// Draws the lowest number every time: pauses are half as long as they could be.
struct Lowest: RandomNumberGenerator {
    mutating func next() -> UInt64 { 0 }
}

/// The same numbers in every run. Source: SplitMix64, Steele, Lea and Flood 2014.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Producer {
    /// Publishes in a task of its own.
    nonisolated func start(_ event: SentEvent) -> Task<Result<Reply, ProducerError>, Never> {
        Task {
            do throws(ProducerError) {
                return .success(try await self.publish(event.bytes))
            } catch {
                return .failure(error)
            }
        }
    }

    /// What ends the publishing of a sequence early; nil where it goes through.
    nonisolated func failure(of events: [[UInt8]], onOutcome: () -> Void = {}) async -> ProducerError? {
        do throws(ProducerError) {
            try await publish(contentsOf: events) { _ in onOutcome() }
            return nil
        } catch {
            return error
        }
    }

    /// Waits until the state is like this, looking again whenever others have had their turn.
    nonisolated func reaches(_ condition: (ProducerState) -> Bool) async {
        while !Task.isCancelled, !condition(await state) { await Task.yield() }
    }
}

extension Result<Reply, ProducerError> {
    var failure: ProducerError? {
        if case .failure(let error) = self { error } else { nil }
    }
}

extension Task<Result<Reply, ProducerError>, Never> {
    /// The node's reply; nil where there was an error.
    var reply: Reply? {
        get async { try? await value.get() }
    }
}

/// A number that several tasks may raise.
final class Counter: Sendable {
    private let value = Atomic(0)

    var count: Int { value.load(ordering: .relaxed) }

    func add() {
        value.add(1, ordering: .relaxed)
    }
}

/// An endpoint at which nobody listens.
func unusedEndpoint() throws -> String {
    let context = try Context()
    let socket = try Socket(.router, in: context)
    // On a loopback address of its own: on the one that all others have, the next socket may be given the same port.
    let address = "127.\(Int.random(in: 1...250)).\(Int.random(in: 1...250)).\(Int.random(in: 2...250))"
    let endpoint = try socket.bind("tcp://\(address):*")
    socket.close()
    context.terminate()
    return endpoint
}

/// Numbered events, from one source or from several in turn.
func events(_ numbers: Range<Int>, sources: Int = 1) -> [SentEvent] {
    numbers.map { SentEvent("\($0)", from: "/offices/\($0 % sources)") }
}
