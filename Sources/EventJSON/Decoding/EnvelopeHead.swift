import Ledgers

/// The CloudEvents attributes that are the same for whatever comes in, checked in the order of section 1. They are left where
/// they stand: not all of them are read of every reading.
struct EnvelopeHead {
    let id: StringPart
    let source: StringPart
    /// Of the form that a type has; whether there is such a type is not said.
    let type: StringPart

    init(_ attributes: inout FieldReader) throws(Fault) {
        guard try attributes.requiredString("specversion").isExactly("1.0") else {
            throw attributes.fault(at: "specversion", "specversion is \"1.0\"")
        }
        id = try attributes.visibleASCIIPart("id", upTo: 128)
        source = try attributes.visibleASCIIPart("source", upTo: 200)
        type = try attributes.requiredString("type")
        guard type.withBytes(Self.isTypeName) else {
            throw attributes.fault(at: "type", "a type is 1 to 64 of a-z and -, and begins with a letter")
        }
        try Self.checkContentType(&attributes)
    }

    private static func checkContentType(_ attributes: inout FieldReader) throws(Fault) {
        guard let contentType = try attributes.stringPart("datacontenttype") else { return }
        guard contentType.isExactly("application/json") else {
            throw attributes.fault(at: "datacontenttype", "datacontenttype is absent or application/json")
        }
    }

    private static func isTypeName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard let first = text.first, letters.contains(first), text.count <= 64 else { return false }
        return text.allSatisfy { letters.contains($0) || $0 == UInt8(ascii: "-") }
    }
}
