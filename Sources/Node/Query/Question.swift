public import EventJSON
import LedgerStore
import Ledgers

/// A request on the query socket: `{"ask":"…", …}`.
public struct Question: Sendable {
    public let ask: String
    private let json: JSONValue

    /// - Throws: ``AskError`` where the text is no question.
    public init(_ bytes: [UInt8]) throws(AskError) {
        guard let json = try? JSONParser.parse(bytes), let ask = json["ask"]?.string else {
            throw .invalid("a question is a JSON object with ask, like {\"ask\":\"status\"}")
        }
        self.ask = ask
        self.json = json
    }

    public init(_ ask: String, _ parameters: [JSONMember] = []) {
        self.ask = ask
        json = .object([JSONMember("ask", .string(ask))] + parameters)
    }

    public var bytes: [UInt8] { json.bytes }

    var parameters: JSONValue { json }
}

/// Parameters; null counts as absent.
extension Question {
    private func value(_ name: String) -> JSONValue? {
        guard let value = json[name], !value.isNull else { return nil }
        return value
    }

    func string(_ name: String) throws(AskError) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw .invalid("\(name) is a string") }
        return text
    }

    func required(_ name: String) throws(AskError) -> String {
        guard let text = try string(name) else { throw .invalid("\(ask) needs \(name)") }
        return text
    }

    func integer(_ name: String, in range: ClosedRange<Int>, default absent: Int) throws(AskError) -> Int {
        guard let value = value(name) else { return absent }
        guard let number = value.integer, range.contains(number) else {
            throw .invalid("\(name) is a whole number, \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(AskError) -> Int? {
        value(name) == nil ? nil : try integer(name, in: range, default: range.lowerBound)
    }

    func flag(_ name: String) throws(AskError) -> Bool {
        guard let value = value(name) else { return false }
        guard case .bool(let flag) = value else { throw .invalid("\(name) is true or false") }
        return flag
    }

    func strings(_ name: String) throws(AskError) -> [String]? {
        guard let value = value(name) else { return nil }
        guard let items = value.array, case let texts = items.compactMap(\.string), texts.count == items.count else {
            throw .invalid("\(name) is an array of strings")
        }
        return texts
    }

    /// The beginning of an area code.
    func area() throws(AskError) -> String {
        let text = try string("area") ?? ""
        guard
            text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
            )
        else { throw .invalid("area is the beginning of an area code, like 1404") }
        return text
    }

    /// Names of event types.
    func types() throws(AskError) -> Set<String>? {
        guard let names = try strings("types") else { return nil }
        guard
            names.allSatisfy({
                !$0.isEmpty && $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x61...0x7A).contains($0) }
            })
        else { throw .invalid("types are names like hazard-found") }
        return Set(names)
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _: Choice.Type
    ) throws(AskError) -> Choice? where Choice.RawValue == String {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw .invalid("\(name) is one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    func instant(_ name: String) throws(AskError) -> Instant {
        guard let instant = Instant(rfc3339: try required(name)) else {
            throw .invalid("\(name) is an instant like 2024-01-05T09:00:00+08:00")
        }
        return instant
    }

    func date(_ name: String) throws(AskError) -> LocalDate {
        guard let date = LocalDate(iso8601: try required(name)) else {
            throw .invalid("\(name) is a date like 2024-01-05")
        }
        return date
    }

    /// What follows `after`, up to `limit` items.
    func page(largest: Int) throws(AskError) -> Page {
        Page(after: try string("after"), limit: try integer("limit", in: 1...largest, default: largest))
    }
}
