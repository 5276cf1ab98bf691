import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("A fault's message never contains the event's own text")
struct FaultMessageTests {
    private static let secret = "机密ZQ9"
    private let decoder = EventDecoder(policy: .shipped)

    /// The paths of all values within a value.
    private func paths(_ value: JSONValue, at path: String = "") -> [String] {
        guard case .object(let members) = value else { return [path] }
        return members.flatMap { paths($0.value, at: path + "/" + $0.name) } + (path.isEmpty ? [] : [path])
    }

    @Test("Whatever value is replaced", arguments: EventType.allCases)
    func everyValue(type: EventType) throws {
        let full = try JSONParser.parse(Repository.bytes("schemas/valid/\(Self.fullest(type)).json"))
        var faults = 0
        for path in paths(full) {
            for value in [.string(Self.secret), [.string(Self.secret)], [Self.secret: .string(Self.secret)]]
                as [JSONValue]
            {
                let bytes = full.setting(path, to: value).bytes
                guard let fault = decoder.decode(bytes, receivedAt: "2024-06-01 00:00").fault else { continue }
                #expect(!fault.message.contains(Self.secret), "\(path)")
                faults += 1
            }
        }
        #expect(faults > 10)
    }

    private static func fullest(_ type: EventType) -> String {
        switch type {
        case .acknowledged: "acknowledged-note-2000"
        case .verified: "verified-full"
        case .watch: "watch-kind-worker"
        case .withdrawn: "withdrawn-minimal"
        default: "\(type.rawValue)-full"
        }
    }

    @Test("A surplus field is named by the pointer alone")
    func surplus() {
        let event = EventDraft.rectified("H-1").data(Self.secret, 1).json()
        let fault = decoder.decode(event.bytes, receivedAt: "2023-01-02 09:00").fault
        #expect(fault?.pointer == "/data/\(Self.secret)" && fault?.message.contains(Self.secret) == false)
    }

    @Test("What is no JSON is told of by reason and offset")
    func noJSON() {
        for text in [
            "{\"\(Self.secret)\":1,\"\(Self.secret)\":2}", "\"\(Self.secret)", "{\(Self.secret)}",
            "\"\(Self.secret)\\x\"",
        ] {
            let fault = decoder.decode(Array(text.utf8), receivedAt: "2023-01-02 09:00").fault
            #expect(fault?.message.contains(Self.secret) == false && fault?.message.contains("at byte") == true)
        }
    }

    @Test("The messages of all invalid examples are one line")
    func oneLine() throws {
        for example in try SchemaExample.all(in: .invalid) + SchemaExample.all(in: .beyondSchema) {
            let fault = decoder.decode(example.bytes, receivedAt: "2024-06-01 00:00").fault
            let message = try #require(fault?.message)
            #expect(!message.isEmpty && !message.contains("\n") && message.count < 300, "\(example.name)")
        }
    }
}
