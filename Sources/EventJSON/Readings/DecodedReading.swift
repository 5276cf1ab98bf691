public import Monitoring

/// A reading as received: valid or not, and whose it says that it is.
///
/// It keeps the text that it came in, which a batch's readings share; what was parsed is not kept.
public struct DecodedReading: Sendable {
    public let result: Result<Reading, ReadingRefusal>
    /// The subject, where one could be read: the id of a point, if there is such a one.
    public let point: String?
    /// Bytes of its text.
    public var size: Int { place.count }

    private let bytes: [UInt8]
    private let place: Range<Int>
    private let sourceText: LateText?
    private let idText: LateText?

    /// - Parameter head: nil where it could not be read.
    init(_ value: JSONPart, _ head: EnvelopeHead?, _ result: Result<Reading, ReadingRefusal>) {
        self.result = result
        point = (try? result.get().point) ?? value.string("subject").flatMap(Self.number)
        (bytes, place) = (value.document.bytes, value.range)
        sourceText = (head?.source ?? value.string("source")).map(LateText.init)
        idText = (head?.id ?? value.string("id")).map(LateText.init)
    }

    private static func number(_ subject: StringPart) -> String? {
        subject.withBytes(FieldReader.isNumber) ? subject.text : nil
    }

    /// The attribute `source`, where it is a string, however long or odd. Made when it is asked for.
    public var source: String? { sourceText?.string(in: bytes) }
    /// The attribute `id`, where it is a string, however long or odd. Made when it is asked for.
    public var id: String? { idText?.string(in: bytes) }
    /// The event without white space between its tokens, as it goes into a dead letter. Made when it is asked for.
    public var body: [UInt8] { JSONText.compacted(bytes[place]) }
}

/// A string of a text that is kept: where it stands, or the string itself where escapes stand for some of it.
private enum LateText: Sendable {
    case standing(Range<Int>)
    case made(String)

    init(_ part: StringPart) {
        self = part.range.map(LateText.standing) ?? .made(part.text)
    }

    func string(in bytes: [UInt8]) -> String {
        switch self {
        case .standing(let range): String(decoding: bytes[range], as: UTF8.self)
        case .made(let text): text
        }
    }
}
