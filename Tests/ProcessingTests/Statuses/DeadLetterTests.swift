import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Testing

@Suite("Section 2: dead letters are unique by source, id and code")
struct DeadLetterTests {
    private let desk = Desk()

    @Test("The first one is kept with its receipt time, later ones add to its count")
    func counted() {
        let draft = EventDraft.acknowledged("H-1/1/city/1").id("a")
        desk.publish(draft, at: "2023-01-02 09:00")
        desk.publish(draft, at: "2023-01-02 10:00")
        desk.publish(draft.data("by", "另一人"), at: "2023-01-02 11:00")
        #expect(desk.letters == ["a unknown-escalation 2023-01-02 09:00 ×3"])
        #expect(desk.deadLetters.map(\.number) == [1])
        #expect(desk.deadLetters.first?.body == draft.json(receivedAt: "2023-01-02 09:00").bytes)
    }

    @Test("Another source, another id, another code: another one")
    func others() {
        let draft = EventDraft.acknowledged("H-1/1/city/1").id("a")
        desk.publish(draft, at: "2023-01-02 09:00")
        desk.publish(draft.from("/offices/y"), at: "2023-01-02 09:00")
        desk.publish(draft.id("b"), at: "2023-01-02 09:00")
        desk.send(draft.json().setting("/data/surplus", to: 1).bytes, at: "2023-01-02 09:00")
        #expect(
            desk.letters == [
                "a unknown-escalation 2023-01-02 09:00", "a unknown-escalation 2023-01-02 09:00",
                "b unknown-escalation 2023-01-02 09:00", "a invalid-data 2023-01-02 09:00",
            ])
        #expect(desk.deadLetters.map(\.number) == [1, 2, 3, 4])
    }

    @Test("Faults of one code in different places are one", arguments: ["/data/by", "/data/note", "/data/surplus"])
    func onePerCode(path: String) {
        let event = EventDraft.acknowledged("H-1/1/city/1").json(id: "a")
        desk.send(event.setting("/data/by", to: 1).bytes, at: "2023-01-02 09:00")
        desk.send(event.setting(path, to: 1).bytes, at: "2023-01-02 10:00")
        #expect(desk.letters == ["a invalid-data 2023-01-02 09:00 ×2"])
        #expect(desk.deadLetters.first?.pointer == "/data/by")
    }

    @Test("One whose source or id is absent or no string is always a new one", arguments: ["/source", "/id"])
    func withoutKey(path: String) {
        for value in [nil, nil, 1, 1, .null] as [JSONValue?] {
            let event = EventDraft.rectified("H-1").json(id: "a").setting(path, to: value)
            #expect(desk.send(event.bytes, at: "2023-01-02 09:00").verdict == "400 invalid-envelope")
        }
        #expect(desk.deadLetters.count == 5 && desk.deadLetters.allSatisfy { $0.count == 1 })
    }

    @Test("Source and id that are strings count, however odd", arguments: ["", " ", "文", "a\n"])
    func oddKeys(text: String) {
        let event = EventDraft.rectified("H-1").json(id: text)
        for _ in 1...2 { desk.send(event.bytes, at: "2023-01-02 09:00") }
        #expect(desk.deadLetters.map(\.count) == [2] && desk.deadLetters.first?.id == text)
    }

    @Test("Ids are told apart code point by code point")
    func exactKeys() {
        for id in ["\u{E9}", "e\u{301}"] {
            desk.send(EventDraft.rectified("H-1").json(id: id).bytes, at: "2023-01-02 09:00")
        }
        #expect(desk.deadLetters.map(\.count) == [1, 1])
    }

    @Test("What is no JSON is always a new one, kept as it came")
    func noJSON() {
        for _ in 1...2 { desk.send(Array("nonsense".utf8), at: "2023-01-02 09:00") }
        #expect(desk.deadLetters.count == 2)
        let letter = desk.deadLetters[0]
        #expect(letter.body == Array("nonsense".utf8) && letter.size == 8 && letter.pointer == nil)
        #expect(letter.sha256 == "999aaa8645bb72ff599e143b1e3d2a94777127f4783a69f067251f7bbebc5ab6")
    }

    @Test("A parked event that is refused later has one, dated then, with what was sent")
    func parked() {
        let early = EventDraft.extended("H-1", to: "2023-01-05").id("a").time("2023-01-02 09:00")
        desk.publish(early, at: "2023-01-02 09:00")
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-03 10:00")
        #expect(desk.letters == ["a deadline-not-later 2023-01-03 10:00"])
        #expect(desk.deadLetters.first?.body == early.json().bytes)
        #expect(desk.deadLetters.first?.source == "/offices/140400-yjj")
    }

    @Test("A parked event that is refused later adds to the one that its source, id and code have already")
    func parkedAfterRefusal() {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-02 09:00")
        desk.publish(.extended("H-1", to: "2023-01-05").id("a"), at: "2023-01-02 10:00")
        desk.publish(.extended("H-2", to: "2023-01-05").id("a"), at: "2023-01-02 11:00")
        desk.publish(.found("H-2", deadline: "2023-01-10"), at: "2023-01-03 09:00")
        #expect(desk.letters == ["a deadline-not-later 2023-01-02 10:00 ×2"])
    }

    @Test("An event that is refused adds to the one of an event that was parked under its source, id and code")
    func afterParked() {
        let early = EventDraft.rectified("H-1").id("a").time("2023-01-02 09:00")
        desk.publish(early, at: "2023-01-02 09:00")
        desk.publish(early.data("by", "x"), at: "2023-01-03 09:00")
        desk.wait(until: "2023-01-09 09:00")
        desk.publish(early.data("by", "y"), at: "2023-01-10 09:00")
        #expect(desk.letters == ["a conflict 2023-01-03 09:00 ×2", "a unknown-hazard 2023-01-09 09:00"])
    }
}
