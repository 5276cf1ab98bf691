import Ledgers

/// The CloudEvents attributes, checked in the order of section 1.
struct Envelope {
    let id: String
    let source: String
    let type: EventType
    let subject: String
    let time: Instant

    init(_ attributes: inout FieldReader, timeLimit: Instant) throws(Fault) {
        guard try attributes.required("specversion").isExactly("1.0") else {
            throw attributes.fault(at: "specversion", "specversion is \"1.0\"")
        }
        id = try attributes.visibleASCII("id", upTo: 128)
        source = try attributes.visibleASCII("source", upTo: 200)
        let typeName = try attributes.required("type")
        guard Self.isTypeName(typeName) else {
            throw attributes.fault(at: "type", "a type is 1 to 64 of a-z and -, and begins with a letter")
        }
        try Self.checkContentType(&attributes)
        guard let type = EventType(rawValue: typeName) else {
            let known = EventType.allCases.map(\.rawValue).joined(separator: ", ")
            throw Fault(.unknownType, at: "/type", "known types are \(known)")
        }
        self.type = type
        subject =
            type == .acknowledged
            ? try attributes.visibleASCII("subject", upTo: 200) : try attributes.number("subject")
        time = try attributes.instant("time", upTo: timeLimit)
    }

    private static func checkContentType(_ attributes: inout FieldReader) throws(Fault) {
        guard let contentType = try attributes.string("datacontenttype") else { return }
        guard contentType.isExactly("application/json") else {
            throw attributes.fault(at: "datacontenttype", "datacontenttype is absent or application/json")
        }
    }

    private static func isTypeName(_ text: String) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard let first = text.utf8.first, letters.contains(first), text.utf8.count <= 64 else { return false }
        return text.utf8.allSatisfy { letters.contains($0) || $0 == UInt8(ascii: "-") }
    }
}
