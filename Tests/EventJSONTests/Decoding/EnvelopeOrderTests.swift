import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 1: the envelope is checked first and in its order; then data")
struct EnvelopeOrderTests {
    /// A fault of each check, in the order of the checks.
    private static let faults: [(name: String, value: JSONValue, verdict: String)] = [
        ("specversion", "0.3", "invalid-envelope /specversion"), ("id", "", "invalid-envelope /id"),
        ("source", "a b", "invalid-envelope /source"), ("type", "Rectified", "invalid-envelope /type"),
        ("datacontenttype", "text/plain", "invalid-envelope /datacontenttype"),
        ("type", "inspected", "unknown-type /type"), ("subject", "a/b", "invalid-envelope /subject"),
        ("time", "2023-01-02", "invalid-envelope /time"), ("data", [], "invalid-data /data"),
    ]

    private func verdict(_ event: JSONValue) -> String? {
        let fault = EventDecoder(policy: .shipped).decode(event.bytes, receivedAt: "2023-01-02 09:00").fault
        return fault.map { "\($0.code.rawValue) \($0.pointer ?? "-")" }
    }

    @Test("Of two faults the first is told", arguments: faults.indices)
    func pairs(index: Int) {
        let first = Self.faults[index]
        for second in Self.faults[index...] where second.name != first.name || second.verdict == first.verdict {
            let event = EventDraft.rectified("H-1").json()
                .setting("/" + second.name, to: second.value).setting("/" + first.name, to: first.value)
            #expect(verdict(event) == first.verdict, "with \(second.verdict)")
        }
    }

    @Test("Attributes that are missing, too", arguments: faults.indices)
    func missing(index: Int) {
        var event = EventDraft.rectified("H-1").json()
        for later in Self.faults[index...] { event = event.setting("/" + later.name, to: nil) }
        // An absent datacontenttype is no fault; type was asked for before it.
        let name = ["datacontenttype": "subject", "time": "time"][Self.faults[index].name] ?? Self.faults[index].name
        #expect(verdict(event)?.hasSuffix(index == 4 ? "/type" : "/" + name) == true)
    }

    @Test("All at once")
    func all() {
        var event = EventDraft.rectified("H-1").json()
        for fault in Self.faults.reversed() { event = event.setting("/" + fault.name, to: fault.value) }
        #expect(verdict(event) == "invalid-envelope /specversion")
    }

    @Test("Where the type is unknown, its data are not looked at")
    func unknownType() {
        let event = EventDraft.rectified("H-1").json().setting("/type", to: "inspected")
        #expect(verdict(event.setting("/data", to: nil)) == "unknown-type /type")
    }

    @Test("What is no JSON has neither an envelope nor a pointer")
    func noJSON() {
        let decoded = EventDecoder(policy: .shipped).decode(
            Array(#"{"id":"a","id":"b"}"#.utf8), receivedAt: "2023-01-02 09:00")
        #expect(decoded.fault?.code == .invalidJSON && decoded.fault?.pointer == nil)
        #expect(decoded.id == nil && decoded.source == nil && decoded.area == nil)
        #expect(decoded.body == Array(#"{"id":"a","id":"b"}"#.utf8))
    }
}
