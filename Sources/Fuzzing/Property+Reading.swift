import EventJSON
import Ledgers
import Monitoring

extension Property {
    /// Readings: one alone and in a batch is the same, however it is spelt; the envelope's verdict is that of any event; and
    /// what was taken is published as it was read.
    static let reading = Property("reading") { input in
        let alone = decoder.decode(input, receivedAt: receipt)
        try checkBatch(of: input, alone)
        guard case .reading(let reading) = alone else { return try checkOther(input) }
        try checkSelf(reading)
        try checkEnvelope(input, reading)
        if case .success(let taken) = reading.result { try checkPublished(taken) }
    }

    private static let decoder = IncomingDecoder(policy: .shipped)
    private static let events = EventDecoder(policy: .shipped)

    /// As the second element of a batch.
    private static func checkBatch(of input: [UInt8], _ alone: Incoming) throws {
        let start = Array("[0,".utf8)
        let range = start.count..<start.count + input.count
        let inBatch = decoder.decode(start + input + Array("]".utf8), in: range, receivedAt: receipt)
        try expect(told(inBatch) == told(alone), "in a batch it is another one")
    }

    private static func told(_ incoming: Incoming) -> String {
        switch incoming {
        case .event(let event): "event \(event.source ?? "-") \(event.id ?? "-") \(told(event.result)) \(event.body)"
        case .reading(let reading): told(reading) + " \(reading.size)"
        }
    }

    /// Without the message, which says at which byte of the text what is no JSON went wrong.
    private static func told(_ result: Result<Event, Fault>) -> String {
        switch result {
        case .success(let event): "\(event)"
        case .failure(let fault): "\(fault.code) \(fault.pointer ?? "-")"
        }
    }

    /// All but its size.
    private static func told(_ reading: DecodedReading) -> String {
        "reading \(reading.source ?? "-") \(reading.id ?? "-") \(reading.point ?? "-") \(reading.result) \(reading.body)"
    }

    /// What is no reading says so: its type is another one, or can't be read.
    private static func checkOther(_ input: [UInt8]) throws {
        let value = try? JSONParser.parse(input)
        try expect(value?["type"]?.string?.isExactly("reading") != true, "a reading is taken for another event")
    }

    /// What goes into a dead letter says the same; only its size may have changed.
    private static func checkSelf(_ reading: DecodedReading) throws {
        guard case .reading(let again) = decoder.decode(reading.body, receivedAt: receipt) else {
            throw Violation("its body is no reading")
        }
        if reading.result == .failure(.tooLarge) { return }
        try expect(told(again) == told(reading), "its body is another reading")
    }

    /// The same event under a type of the log: where the envelope is refused, it is refused alike.
    private static func checkEnvelope(_ input: [UInt8], _ reading: DecodedReading) throws {
        guard reading.result != .failure(.tooLarge), case .object(var members) = try JSONParser.parse(input) else {
            return
        }
        for index in members.indices where members[index].name.isExactly("type") { members[index].value = "rectified" }
        let event = events.decode(JSONValue.object(members).bytes, receivedAt: receipt)
        if case .failure(let fault) = event.result, fault.code == .invalidEnvelope {
            guard case .failure(let refusal) = reading.result else { throw Violation("an envelope is taken for valid") }
            try expect(refusal.fault == fault, "an envelope has another fault as a reading's")
        } else if case .failure(let refusal) = reading.result {
            try expect(refusal.fault?.code == .invalidData, "an envelope is refused of a reading alone")
        }
    }

    private static func checkPublished(_ reading: Reading) throws {
        try expect(reading.value.isFinite, "a value is \(reading.value)")
        let event = ReadingEvent(reading, source: "/fuzzing", id: "1")
        guard case .reading(let again) = decoder.decode(event.body, receivedAt: receipt) else {
            throw Violation("a reading is published as something else")
        }
        try expect(again.result == .success(reading), "a reading is published as another one")
    }
}
