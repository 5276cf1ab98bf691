import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@testable import Node

@Suite("Section 2: 413, larger than the limit")
struct TooLargeTests {
    private let desk = Desk()
    private let body = Array("nonsense".utf8)

    private func refuse(at receipt: Instant) -> Processed {
        desk.take(.refused(.tooLarge(body, "a request is at most 4 bytes")), at: receipt)
    }

    @Test("A dead letter with its size and digest, not its body")
    func letter() {
        let reply = refuse(at: "2023-01-02 09:00").reply
        #expect(reply.verdict == "413 too-large" && reply.source == nil && reply.id == nil && reply.position == nil)
        #expect(desk.letters == ["- too-large 2023-01-02 09:00"])
        #expect(desk.deadLetters[0].body == nil && desk.deadLetters[0].size == 8)
        #expect(desk.deadLetters[0].sha256 == body.sha256 && body.sha256.count == 64)
    }

    @Test("Each is a new one")
    func unique() {
        for _ in 1...3 { _ = refuse(at: "2023-01-02 09:00") }
        #expect(desk.deadLetters.map(\.number) == [1, 2, 3])
    }

    @Test("It is a row of the log, which does not hold it either")
    func row() throws {
        let rows = refuse(at: "2023-01-02 09:00").rows
        #expect(rows.map(\.draft.topic) == ["dead-letter.none"] && rows.map(\.draft.kind) == [.refusal])
        #expect(try JSONParser.parse(rows[0].draft.body)["data"]?["body"] == nil)
    }

    @Test("Timers that are due fire before it")
    func timersFirst() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-09 09:00")
        let rows = refuse(at: "2023-01-11 00:00").rows
        #expect(rows.map(\.draft.type) == ["timer", "escalation", "dead-letter"])
    }

    @Test("A request of other frames is 400 invalid-json, and what it held is kept")
    func frames() {
        let processed = desk.take(.refused(.invalidFrames(body, size: 99)), at: "2023-01-02 09:00")
        #expect(processed.reply.verdict == "400 invalid-json")
        #expect(desk.deadLetters[0].body == body && desk.deadLetters[0].size == 99)
    }
}
