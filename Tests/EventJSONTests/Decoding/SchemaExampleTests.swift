import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Every example of schemas/ gets its verdict")
struct SchemaExampleTests {
    /// After all their times, before those that lie in the future.
    private let receipt: Instant = "2024-06-01 00:00"

    @Test("Those of each folder", arguments: SchemaExample.Folder.allCases)
    func verdicts(folder: SchemaExample.Folder) throws {
        let examples = try SchemaExample.all(in: folder)
        #expect(examples.count >= 60)
        let decoder = IncomingDecoder(policy: .shipped)
        for example in examples {
            let fault = decoder.decode(example.bytes, receivedAt: receipt).fault
            #expect(fault?.code.rawValue == example.code, "\(example.name)")
            #expect(fault?.pointer == example.pointer, "\(example.name)")
            #expect((example.code == nil) == (folder == .valid), "\(example.name) has no verdict")
        }
    }

    @Test("A valid example stays valid when it is spelt in another way")
    func respelt() throws {
        let decoder = IncomingDecoder(policy: .shipped)
        for example in try SchemaExample.all(in: .valid) {
            let spacious = try JSONParser.parse(example.bytes).spaciousText
            let (plain, other) = (
                decoder.decode(example.bytes, receivedAt: receipt),
                decoder.decode(Array(spacious.utf8), receivedAt: receipt)
            )
            // A reading that is spelt out may be too large for one.
            if case .reading = plain, spacious.utf8.count > ReadingDecoder.largestSize { continue }
            #expect(try other.taken == plain.taken, "\(example.name)")
            #expect(try JSONParser.parse(other.body) == JSONParser.parse(plain.body), "\(example.name)")
        }
    }

    @Test("Every type of event has a valid example, and invalid ones")
    func types() throws {
        for folder in [SchemaExample.Folder.valid, .invalid] {
            let types = try SchemaExample.all(in: folder).map { try JSONParser.parse($0.bytes)["type"]?.string }
            for type in EventType.allCases.map(\.rawValue) + [ReadingDecoder.type.description] {
                #expect(types.contains(type), "\(type) in \(folder)")
            }
        }
    }
}

extension Incoming {
    fileprivate var fault: Fault? {
        switch self {
        case .event(let event): event.fault
        case .reading(let reading):
            if case .failure(let refusal) = reading.result { refusal.fault } else { nil }
        }
    }

    fileprivate var body: [UInt8] {
        switch self {
        case .event(let event): event.body
        case .reading(let reading): reading.body
        }
    }

    /// The event, or the reading.
    fileprivate var taken: AnyHashable {
        get throws {
            switch self {
            case .event(let event): try event.result.get()
            case .reading(let reading): try reading.result.get()
            }
        }
    }
}
