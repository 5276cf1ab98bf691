import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("A reading's envelope gets the verdict that any event's does")
struct ReadingEnvelopeTests {
    private static let texts =
        ["", "!", "~", "a b", "a/b", "文", "1.0", "\u{7F}", "a\n", "text/plain", "application/json"]
        + [64, 65, 128, 129, 200, 201].map { String(repeating: "x", count: $0) }
        + ["2023-01-02", "2023-01-02T08:00:00Z", "2023-01-02T09:00:00.1234567890+08:00", "2023-02-30T09:00:00+08:00"]
    private static let values: [JSONValue?] = [nil, .null, 1, true, [], [:], ["a"]] + texts.map(JSONValue.string)

    /// An event whose data are valid.
    private var event: JSONValue { EventDraft.rectified("H-1").json(receivedAt: ReadingDraft.receipt) }

    private func faultOfEvent(_ edit: (JSONValue) -> JSONValue) -> Fault? {
        EventDecoder(policy: .shipped).decode(edit(event).bytes, receivedAt: ReadingDraft.receipt).fault
    }

    private func faultOfReading(_ edit: (JSONValue) -> JSONValue) -> Fault? {
        guard case .failure(let refusal) = ReadingDraft.decode(edit(ReadingDraft.json()).bytes)?.result else {
            return nil
        }
        return refusal.fault
    }

    @Test(
        "With the same code, pointer and message",
        arguments: ["specversion", "id", "source", "datacontenttype", "subject", "time", "data"])
    func everyFault(name: String) {
        var faults = 0
        for value in Self.values where name != "data" || value?["a"] == nil {
            let edit = { (event: JSONValue) in event.setting("/" + name, to: value) }
            // An object without fields is a fault of its own in each.
            if name == "data", case .object? = value { continue }
            #expect(faultOfReading(edit) == faultOfEvent(edit), "\(name): \(value?.text ?? "none")")
            faults += faultOfEvent(edit) == nil ? 0 : 1
        }
        #expect(faults > 5)
    }

    @Test("Of two faults the first is told")
    func pairs() {
        let faults: [(String, JSONValue?)] = [
            ("/specversion", 1), ("/id", ""), ("/source", nil), ("/datacontenttype", "x"), ("/subject", "a/b"),
            ("/time", "2999-01-01T00:00:00Z"), ("/data", 1),
        ]
        for (index, first) in faults.enumerated() {
            for second in faults[(index + 1)...] {
                let edit = { (event: JSONValue) in
                    event.setting(second.0, to: second.1).setting(first.0, to: first.1)
                }
                #expect(faultOfReading(edit)?.pointer == first.0 && faultOfReading(edit) == faultOfEvent(edit))
            }
        }
    }
}
