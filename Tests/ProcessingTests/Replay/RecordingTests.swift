import DubanTestKit
import EventJSON
import Ledgers
import Node
import Testing

@Suite("Protocol: a line of a recording")
struct RecordingTests {
    private func read(_ text: String) throws -> RecordedEvent { try RecordedEvent(line: Array(text.utf8)) }

    @Test("Receipt and event, in any order and spelling, with what else may be there")
    func read() throws {
        for text in [
            #"{"receivedAt":"2023-01-02T09:00:00+08:00","event":{"a":1.0}}"#,
            #" { "event" : {"a":1.0} , "receivedAt" : "2023-01-02T01:00:00Z" , "note" : 1 } "#,
        ] {
            let recorded = try read(text)
            #expect(recorded.receivedAt == "2023-01-02 09:00" && recorded.event == Array(#"{"a":1.0}"#.utf8))
        }
    }

    @Test(
        "The event need not be valid, nor an object: that is for the processor to tell",
        arguments: ["{}", "[]", "1", "null"])
    func anyEvent(event: String) throws {
        #expect(try read(#"{"receivedAt":"2023-01-02T09:00:00+08:00","event":\#(event)}"#).event == Array(event.utf8))
    }

    @Test("The event stays as it was written, as a node would have put it into its log")
    func asWritten() throws {
        let event = #"{"a":"\u4E2D\/","b":1.50,"c":["x y",{}]}"#
        let spaced = #"{ "a" : "\u4E2D\/" , "b":1.50, "c" : [ "x y" , { } ] }"#
        for text in [event, spaced] {
            let line = #"{"receivedAt":"2023-01-02T09:00:00+08:00", "event": \#(text)}"#
            #expect(try read(line).event == Array(event.utf8))
        }
    }

    @Test("There and back", arguments: 1...5 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) throws {
        for recorded in RandomStream(seed: seed, count: 10).recording {
            let read = try RecordedEvent(line: recorded.line)
            #expect(read.receivedAt == recorded.receivedAt && read.event == recorded.event)
        }
    }

    @Test(
        "What is no such line",
        arguments: [
            "", "x", "[]", "{}", #"{"receivedAt":"2023-01-02T09:00:00+08:00"}"#, #"{"event":{}}"#,
            #"{"receivedAt":"yesterday","event":{}}"#, #"{"receivedAt":1,"event":{}}"#,
            #"{"receivedAt":"2023-01-02T09:00:00+08:00","event":{"a":1,"a":2}}"#,
            #"{"receivedAt":"2023-01-02T09:00:00+08:00","event":{}}{}"#,
        ])
    func noLine(text: String) {
        #expect(throws: RecordingError.self) { try read(text) }
    }
}
