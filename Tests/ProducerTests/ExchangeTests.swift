import EventJSON
import Testing

@testable import Producer

@Suite("Exchange")
struct ExchangeTests {
    private func exchange(
        endpoints: [String] = ["one", "two"], _ change: (inout ProducerConfiguration) -> Void = { _ in }
    ) -> Exchange {
        var configuration = ProducerConfiguration(endpoints: endpoints)
        configuration.random = Lowest()
        change(&configuration)
        return Exchange(configuration)
    }

    private func publish(_ numbers: Range<Int>, to exchange: inout Exchange) throws {
        for number in numbers {
            exchange.window.append(
                try OutgoingEvent(SentEvent("\(number)", from: "\(number)").bytes, limit: 1_000), number: number)
        }
    }

    /// An exchange with one event in flight since 1 s.
    private func busy() throws -> Exchange {
        var exchange = exchange()
        try publish(0..<1, to: &exchange)
        #expect(exchange.next(at: .seconds(1)) == .connect(to: "one"))
        exchange.opened()
        guard case .send = exchange.next(at: .seconds(1)) else {
            Issue.record("nothing sent")
            return exchange
        }
        return exchange
    }

    private func frames(_ text: String) -> [[UInt8]] {
        [[], Array(text.utf8)]
    }

    @Test("rests until there is something to send, then connects first")
    func connecting() throws {
        var exchange = exchange()
        #expect(exchange.next(at: .zero) == .rest(until: nil))
        try publish(0..<1, to: &exchange)
        #expect(exchange.next(at: .seconds(1)) == .connect(to: "one"))
        #expect(exchange.next(at: .seconds(2)) == .rest(until: .seconds(11)))
        #expect(exchange.state.endpoint == "one")
        exchange.opened()
        guard case .send(let request) = exchange.next(at: .seconds(3)) else { throw ProducerError.closed }
        #expect(request.count == 1)
        #expect(exchange.next(at: .seconds(4)) == .rest(until: .seconds(13)))
    }

    @Test("gives up an endpoint that cannot be reached in time")
    func neverOpened() throws {
        var exchange = exchange()
        try publish(0..<1, to: &exchange)
        _ = exchange.next(at: .zero)
        #expect(exchange.next(at: .seconds(10)) == .disconnect)
        #expect(exchange.next(at: .seconds(10)) == .rest(until: .seconds(10) + .milliseconds(50)))
        #expect(exchange.next(at: .seconds(11)) == .connect(to: "two"))
        exchange.lose(.refused, at: .seconds(11))
        #expect(exchange.next(at: .seconds(11)) == .disconnect)
        #expect(exchange.next(at: .seconds(12)) == .connect(to: "one"))
        #expect(exchange.state.reconnects == 2)
        #expect(exchange.state.lastFailure == "nobody listens there")
    }

    @Test("counts silence from the last progress")
    func silence() throws {
        var exchange = try busy()
        try publish(1..<2, to: &exchange)
        guard case .send = exchange.next(at: .seconds(6)) else { throw ProducerError.closed }
        #expect(exchange.next(at: .seconds(6)) == .rest(until: .seconds(11)))
        #expect(exchange.receive(frames(#"{"status":200,"id":"0"}"#), at: .seconds(8)).map(\.number) == [0])
        #expect(exchange.next(at: .seconds(11)) == .rest(until: .seconds(18)))
        #expect(exchange.next(at: .seconds(18)) == .disconnect)
        #expect(exchange.state.lastFailure == "no reply for 10.0 seconds")
        #expect(exchange.state.waiting == 1 && exchange.state.endpoint == nil)
    }

    @Test("an idle connection has no time limit")
    func idle() throws {
        var exchange = try busy()
        _ = exchange.receive(frames(#"{"status":200}"#), at: .seconds(2))
        #expect(exchange.next(at: .seconds(3_600)) == .rest(until: nil))
        try publish(1..<2, to: &exchange)
        guard case .send = exchange.next(at: .seconds(3_600)) else { throw ProducerError.closed }
        #expect(exchange.next(at: .seconds(3_600)) == .rest(until: .seconds(3_610)))
    }

    @Test("pauses on 429 and 503, longer from time to time, until an event is answered")
    func pauses() throws {
        var exchange = try busy()
        var pauses: [Duration] = []
        for status in [503, 429, 503] {
            #expect(exchange.receive(frames(#"{"status":\#(status)}"#), at: .seconds(1)).isEmpty)
            guard case .rest(let instant?) = exchange.next(at: .seconds(1)) else { throw ProducerError.closed }
            pauses.append(instant - .seconds(1))
            exchange.pausedUntil = .zero
            guard case .send = exchange.next(at: .seconds(1)) else { throw ProducerError.closed }
        }
        #expect(pauses == [.milliseconds(50), .milliseconds(100), .milliseconds(200)])
        #expect(exchange.receive(frames(#"{"status":200}"#), at: .seconds(1)).count == 1)
        #expect(exchange.backoff.next() == .milliseconds(50))
        #expect(exchange.state.replies == [503: 2, 429: 1, 200: 1])
        #expect(exchange.state.sent == 4 && exchange.state.retried == 3)
    }

    @Test(
        "a reply that nobody asked for breaks the connection",
        arguments: [
            [[UInt8]](), [[]], [[], Array(#"{"status":200}"#.utf8), []], [[1], Array(#"{"status":200}"#.utf8)],
            [[], []],
        ])
    func nonsense(frames: [[UInt8]]) throws {
        var exchange = try busy()
        #expect(exchange.receive(frames, at: .seconds(1)).isEmpty)
        #expect(exchange.next(at: .seconds(1)) == .disconnect)
        #expect(exchange.state.lastFailure == "a reply did not fit its request")
    }

    @Test("a second reply to the same request breaks the connection")
    func surplus() throws {
        var exchange = try busy()
        #expect(exchange.receive(frames(#"{"status":200}"#), at: .seconds(1)).count == 1)
        #expect(exchange.receive(frames(#"{"status":200}"#), at: .seconds(1)).isEmpty)
        #expect(exchange.next(at: .seconds(1)) == .disconnect)
        #expect(exchange.receive(frames(#"{"status":200}"#), at: .seconds(1)).isEmpty)
        #expect(exchange.state.reconnects == 1)
    }

    @Test("a burst of refusals makes one pause")
    func burst() throws {
        var exchange = try busy()
        try publish(1..<2, to: &exchange)
        guard case .send = exchange.next(at: .seconds(1)) else { throw ProducerError.closed }
        for id in 0..<2 {
            #expect(exchange.receive(frames(#"{"status":503,"id":"\#(id)"}"#), at: .seconds(1)).isEmpty)
        }
        #expect(exchange.next(at: .seconds(1)) == .rest(until: .seconds(1) + .milliseconds(50)))
        #expect(exchange.backoff.next() == .milliseconds(100))
    }

    @Test("closing a second time grants no more time")
    func closingTwice() throws {
        var exchange = try busy()
        exchange.close(at: .seconds(5))
        exchange.close(at: .seconds(6))
        #expect(exchange.next(at: .seconds(2)) == .rest(until: .seconds(5)))
        exchange.close(at: .seconds(3))
        #expect(exchange.next(at: .seconds(2)) == .rest(until: .seconds(3)))
    }

    @Test("ends when everything is answered, or when the time is over")
    func closing() throws {
        var exchange = try busy()
        exchange.close(at: .seconds(5))
        #expect(exchange.next(at: .seconds(2)) == .rest(until: .seconds(5)))
        var other = exchange
        #expect(other.next(at: .seconds(5)) == .end)
        _ = exchange.receive(frames(#"{"status":200}"#), at: .seconds(2))
        #expect(exchange.next(at: .seconds(2)) == .end)
    }
}
