import Ledgers

/// The CloudEvents attributes, checked in the order of section 1.
struct Envelope {
    let id: String
    let source: String
    let type: EventType
    let subject: String
    let time: Instant

    init(_ attributes: inout FieldReader, timeLimit: Instant) throws(Fault) {
        let head = try EnvelopeHead(&attributes)
        id = head.id.text
        source = head.source.text
        guard let type = EventType(rawValue: head.type.text) else {
            let known = (EventType.allCases.map(\.rawValue) + [ReadingDecoder.type.description]).joined(separator: ", ")
            throw Fault(.unknownType, at: "/type", "known types are \(known)")
        }
        self.type = type
        subject =
            type == .acknowledged
            ? try attributes.visibleASCII("subject", upTo: 200) : try attributes.number("subject")
        time = try attributes.instant("time", upTo: timeLimit)
    }
}
