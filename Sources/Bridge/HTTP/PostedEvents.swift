import EventJSON
import HTTPTypes

/// The CloudEvents of one request. Source: CloudEvents 1.0.2, HTTP Protocol Binding, 3.
struct PostedEvents: Sendable {
    let events: [[UInt8]]
    /// Whether they came as a batch, and are answered as one.
    let isBatch: Bool

    /// As the protocol of the ingest allows.
    static let mostEvents = 1_000

    init(_ headers: HTTPFields, body: [UInt8]) throws(PostFault) {
        let type = headers[.contentType].map(Self.mediaType)
        switch type {
        case "application/cloudevents+json": (events, isBatch) = ([try Self.structured(body)], false)
        case "application/cloudevents-batch+json": (events, isBatch) = (try Self.batch(body), true)
        case "application/json" where headers.isBinary, nil where headers.isBinary && body.isEmpty:
            (events, isBatch) = ([try Self.binary(headers, body)], false)
        default: throw .otherType
        }
    }

    private static func mediaType(_ header: String) -> String {
        String(header.prefix { $0 != ";" && $0 != " " }).lowercased()
    }

    private static func structured(_ body: [UInt8]) throws(PostFault) -> [UInt8] {
        do throws(MappingFault) {
            return try CloudEventText.checked(body)
        } catch {
            throw .invalid(error, at: nil)
        }
    }

    /// All of them, or none: who sent a batch knows then what to send again.
    private static func batch(_ body: [UInt8]) throws(PostFault) -> [[UInt8]] {
        guard let items = (try? JSONParser.parse(body))?.array else { throw .invalid(.notJSON, at: nil) }
        guard items.count <= mostEvents else { throw .tooManyEvents }
        for (index, item) in items.enumerated() {
            do throws(MappingFault) { try CloudEventText.check(item) } catch { throw .invalid(error, at: index) }
        }
        return items.map(\.bytes)
    }

    /// Attributes in headers, data in the body.
    private static func binary(_ headers: HTTPFields, _ body: [UInt8]) throws(PostFault) -> [UInt8] {
        var members: [JSONMember] = []
        for field in headers where field.name.canonicalName.hasPrefix(prefix) {
            let name = String(field.name.canonicalName.dropFirst(prefix.count))
            guard let value = percentDecoded(field.value), !members.contains(where: { $0.name == name }),
                name.wholeMatch(of: /[a-z0-9]{1,20}/) != nil, name != "data", name != "datacontenttype"
            else { throw .invalidHeader }
            members.append(JSONMember(name, .string(value)))
        }
        if !body.isEmpty {
            guard let data = try? JSONParser.parse(body) else { throw .invalid(.notJSON, at: nil) }
            members += [JSONMember("datacontenttype", "application/json"), JSONMember("data", data)]
        }
        let event = JSONValue.object(members)
        do throws(MappingFault) { try CloudEventText.check(event) } catch { throw .invalid(error, at: nil) }
        return event.bytes
    }

    /// Source: the same, 3.1.3.2. Nil where it is not UTF-8, or an escape is none.
    private static func percentDecoded(_ text: String) -> String? {
        var (bytes, rest): ([UInt8], ArraySlice<UInt8>) = ([], Array(text.utf8)[...])
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, !digits.contains(UInt8(ascii: "+")),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

private let prefix = "ce-"

extension HTTPFields {
    fileprivate var isBinary: Bool { contains { $0.name.canonicalName == "ce-specversion" } }
}
