import EventJSON
import Ledgers
import Testing

/// W3C Trace Context, and where it goes.
@Suite struct TraceParentTests {
    private static let valid: String = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    private static let rest: String = "-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    private static let validTexts: [String] = [valid, "00\(rest)", "01\(rest)", "01\(rest)-what-will-be"]

    @Test("what is valid is kept as it came, a later version with its further fields", arguments: validTexts)
    func accepted(text: String) throws {
        let parent = try #require(TraceParent(text))
        #expect(parent.description == text)
        #expect(parent.trace == "4bf92f3577b34da6a3ce929d0e0e4736")
    }

    private static let invalidTexts: [String] = [
        "", "00", valid.uppercased(), "\(valid)-00", "\(valid) ", " \(valid)", "\(valid.dropLast())g", "ff\(rest)",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "01\(rest)x", "01\(rest)-a\nb",
        "01\(rest)-\(String(repeating: "a", count: 300))",
    ]

    @Test("what is not valid is none", arguments: invalidTexts)
    func refused(text: String) {
        #expect(TraceParent(text) == nil)
    }

    @Test("an acknowledgement carries it as an extension, and is what it was without one")
    func acknowledgement() throws {
        var event = AcknowledgementEvent(
            escalation: "HZ-1/1/overdue/1", by: "张三", note: "已到现场", source: "/users/a", id: "a-1",
            time: Instant(milliseconds: 1_704_416_400_000))
        let plain = """
            {"specversion":"1.0","id":"a-1","source":"/users/a","type":"acknowledged","subject":"HZ-1/1/overdue/1",\
            "time":"2024-01-05T01:00:00.000Z","datacontenttype":"application/json","data":{"by":"张三","note":"已到现场"}}
            """
        #expect(String(decoding: event.body, as: UTF8.self) == plain)
        event.traceParent = TraceParent(Self.valid)
        #expect(try JSONParser.parse(event.body)["traceparent"]?.string == Self.valid)
        let received = Instant(milliseconds: 1_704_416_401_000)
        let decoded = EventDecoder(policy: .shipped).decode(event.body, receivedAt: received)
        #expect((try? decoded.result.get()) != nil)
    }
}
