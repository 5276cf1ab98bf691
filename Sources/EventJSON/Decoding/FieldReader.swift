import Ledgers

/// Reads the fields of one object, and knows which were not asked for.
struct FieldReader {
    private let document: JSONDocument
    private let object: Int
    /// The members that were asked for, a bit each. No schema has more than sixty fields: where there are more members than
    /// bits, the first that is none of the fields has one.
    private var asked: UInt64 = 0
    let pointer: String
    let code: FaultCode

    private init(_ object: JSONPart, at pointer: String, faults code: FaultCode) {
        document = object.document
        self.object = object.index
        self.pointer = pointer
        self.code = code
    }

    /// - Parameter name: of a field that is known, which has nothing to escape.
    func pointer(to name: StaticString) -> String { pointer + "/" + name.description }

    func fault(at name: StaticString, _ message: String) -> Fault {
        Fault(code, at: pointer(to: name), message)
    }

    func missing(_ name: StaticString) -> Fault {
        fault(at: name, "\(name) is missing")
    }

    /// The index of a field's value.
    private mutating func find(_ name: StaticString) -> Int? {
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        guard let found = document.member(name, of: object) else { return nil }
        asked |= 1 << found.place
        return found.value
    }

    mutating func value(_ name: StaticString) -> JSONPart? {
        guard let index = find(name) else { return nil }
        return document.part(at: index)
    }

    /// A typing error must not pass unseen.
    func refuseOthers() throws(Fault) {
        guard asked.nonzeroBitCount < document.memberCount(of: object) else { return }
        for (place, name) in document.names(of: object).enumerated() where asked & 1 << place == 0 {
            let escaped = document.text(of: name).unicodeScalars.map {
                $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0)
            }
            throw Fault(code, at: pointer + "/" + escaped.joined(), "no such field; a misspelt name is not ignored")
        }
    }

    /// The index of a string.
    private mutating func findString(_ name: StaticString) throws(Fault) -> Int? {
        guard let index = find(name) else { return nil }
        guard document.nodes[index].isString else {
            throw fault(at: name, "\(name) is a string, not \(document.part(at: index).kind)")
        }
        return index
    }

    mutating func stringPart(_ name: StaticString) throws(Fault) -> StringPart? {
        guard let index = try findString(name) else { return nil }
        return StringPart(document, at: index)
    }

    mutating func requiredString(_ name: StaticString) throws(Fault) -> StringPart {
        guard let part = try stringPart(name) else { throw missing(name) }
        return part
    }

    mutating func string(_ name: StaticString) throws(Fault) -> String? {
        guard let index = try findString(name) else { return nil }
        return document.text(of: index)
    }

    /// A string, and whether any of its characters was written as an escape.
    mutating func stringAndEscapes(_ name: StaticString) throws(Fault) -> (text: String, hasEscapes: Bool)? {
        guard let index = try findString(name) else { return nil }
        return (document.text(of: index), document.nodes[index].kind == .escapedString)
    }

    /// Reads a string where it stands.
    mutating func string<Value>(_ name: StaticString, as read: (UnsafeBufferPointer<UInt8>) -> Value) throws(Fault)
        -> Value?
    {
        guard let index = try findString(name) else { return nil }
        return document.withText(of: index, read)
    }

    /// An object within this one.
    mutating func object(_ name: StaticString) throws(Fault) -> FieldReader? {
        guard let value = value(name) else { return nil }
        return try Self.object(value, at: pointer(to: name), faults: code)
    }

    static func object(_ value: JSONPart, at pointer: String, faults code: FaultCode) throws(Fault) -> FieldReader {
        guard value.node.kind == .object else { throw Fault(code, at: pointer, "an object, not \(value.kind)") }
        return FieldReader(value, at: pointer, faults: code)
    }

    /// The fields of an event's `data`.
    static func data(of event: JSONPart) throws(Fault) -> FieldReader {
        guard let data = event["data"] else { throw Fault(.invalidData, at: "/data", "data is missing") }
        guard data.node.kind == .object else {
            throw Fault(.invalidData, at: "/data", "data is an object, not \(data.kind)")
        }
        return FieldReader(data, at: "/data", faults: .invalidData)
    }

    mutating func array(_ name: StaticString, upTo limit: Int) throws(Fault) -> [JSONPart]? {
        guard let value = value(name) else { return nil }
        guard let items = value.items else { throw fault(at: name, "\(name) is an array, not \(value.kind)") }
        guard items.count <= limit else { throw fault(at: name, "\(name) has at most \(limit) items") }
        return items
    }
}
