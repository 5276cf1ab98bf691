import EventJSON
import Testing

@testable import Producer

@Suite("Window")
struct WindowTests {
    private func window(size: Int = 1_000, batch: Int = 100, bytes: Int = 1 << 20) -> Window {
        Window(size: size, limits: BatchLimits(events: batch, bytes: bytes))
    }

    private func outgoing(_ event: SentEvent) throws -> OutgoingEvent {
        try OutgoingEvent(event.bytes, limit: 1 << 20)
    }

    private func fill(_ window: inout Window, _ sources: String) throws {
        for (number, source) in sources.enumerated() {
            window.append(try outgoing(SentEvent("\(number)", from: String(source))), number: number)
        }
    }

    private func request(_ window: inout Window) throws -> Request {
        let next = window.nextRequest()
        return try #require(next)
    }

    /// The ids of the next request.
    private func send(_ window: inout Window) -> [String] {
        window.nextRequest().map { SentEvent.all(in: $0.body).map(\.id) } ?? []
    }

    private func settle(_ window: inout Window, _ statuses: Int...) -> [Int] {
        window.settle(statuses.map { Reply(status: $0) }).map(\.number)
    }

    @Test("what waits goes out together, as far as there is room")
    func batches() throws {
        var window = window(size: 5, batch: 3)
        try fill(&window, "abcdefg")
        #expect(send(&window) == ["0", "1", "2"])
        #expect(send(&window) == ["3", "4"])
        #expect(send(&window) == [])
        #expect(window.inFlight == 5 && window.waitingCount == 2)
        #expect(settle(&window, 200, 208, 422) == [0, 1, 2])
        #expect(send(&window) == ["5", "6"])
    }

    @Test("a source has one request under way, and holds up no other")
    func oneRequestOfASource() throws {
        var window = window(batch: 2)
        try fill(&window, "aaabab")
        #expect(send(&window) == ["0", "1"])
        #expect(send(&window) == ["3", "5"])
        #expect(send(&window) == [])
        #expect(settle(&window, 200, 200) == [0, 1])
        #expect(send(&window) == ["2", "4"])
    }

    @Test("what is not final goes back to its place")
    func retry() throws {
        var window = window(batch: 2)
        try fill(&window, "aaaa")
        #expect(send(&window) == ["0", "1"])
        #expect(settle(&window, 503, 503) == [])
        let again = try request(&window)
        #expect(again.count == 2 && again.repeats == 2)
        #expect(settle(&window, 200, 429) == [0])
        let third = try request(&window)
        #expect(SentEvent.all(in: third.body).map(\.id) == ["1", "2"] && third.repeats == 1)
    }

    @Test("everything comes back in the order of publishing")
    func returnAll() throws {
        var window = window(batch: 2)
        try fill(&window, "abacbd")
        #expect(send(&window) == ["0", "1"])
        #expect(send(&window) == ["3", "5"])
        window.returnAll()
        #expect(window.inFlight == 0 && window.waitingCount == 6)
        #expect(send(&window) == ["0", "1"])
        #expect(settle(&window, 200, 200) == [0, 1])
        #expect(send(&window) == ["2", "3"])
        #expect(send(&window) == ["4", "5"])
    }

    @Test("a request stays within its bytes, but one event always goes")
    func bytes() throws {
        let one = SentEvent("0", from: "a").bytes.count
        var window = window(bytes: 2 * one + 3)
        try fill(&window, "abcde")
        let first = try request(&window)
        #expect(first.count == 2 && first.body.count == 2 * one + 3)
        window.returnOldestRefused()
        #expect(send(&window) == ["0"])
        #expect(send(&window) == ["1"])
        window.returnAll()
        #expect(send(&window) == ["0", "1"])
    }

    @Test("a byte too many leaves an event behind")
    func oneByteTooMany() throws {
        var window = window(bytes: 2 * SentEvent("0", from: "a").bytes.count + 2)
        try fill(&window, "ab")
        #expect(send(&window) == ["0"])
        #expect(send(&window) == ["1"])
    }

    @Test("what is no JSON travels alone")
    func noJSON() throws {
        var window = window()
        window.append(try outgoing(SentEvent("0")), number: 0)
        window.append(try OutgoingEvent(Array(#"{"id":"1"},{"id":"2"}"#.utf8), limit: 100), number: 1)
        window.append(try outgoing(SentEvent("3", from: "b")), number: 3)
        #expect(send(&window) == ["0"])
        #expect(window.nextRequest()?.body == Array(#"{"id":"1"},{"id":"2"}"#.utf8))
        #expect(send(&window) == ["3"])
    }

    @Test("an abandoned event is forgotten, unless its reply is to come")
    func abandon() throws {
        var window = window(batch: 2)
        try fill(&window, "abcd")
        #expect(send(&window) == ["0", "1"])
        window.abandon(1..<3)
        #expect(window.inFlight == 2 && window.waitingCount == 1)
        #expect(settle(&window, 200, 200) == [0])
        #expect(send(&window) == ["3"])
        window.abandon(3..<4)
        window.returnAll()
        #expect(window.isEmpty && window.waitingCount == 0 && window.inFlight == 0)
    }

    @Test("an abandoned event is not sent again")
    func abandonedRetry() throws {
        var window = window()
        try fill(&window, "ab")
        _ = send(&window)
        window.abandon(0..<1)
        #expect(settle(&window, 503, 503) == [])
        #expect(send(&window) == ["1"])
    }
}
