import Ledgers

/// Reads the fields of one object, and knows which were not asked for.
struct FieldReader {
    private let object: JSONPart
    /// For each node in the object: whether it is a value that was asked for.
    private var asked: [Bool]
    let pointer: String
    let code: FaultCode

    private init(_ object: JSONPart, at pointer: String, faults code: FaultCode) {
        self.object = object
        asked = Array(repeating: false, count: object.node.next - object.index)
        self.pointer = pointer
        self.code = code
    }

    func pointer(to name: String) -> String {
        // Names that are known have nothing to escape.
        guard name.withExactBytes({ $0.contains(UInt8(ascii: "~")) || $0.contains(UInt8(ascii: "/")) }) else {
            return pointer + "/" + name
        }
        let escaped = name.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }
        return pointer + "/" + escaped.joined()
    }

    func fault(at name: String, _ message: String) -> Fault {
        Fault(code, at: pointer(to: name), message)
    }

    func missing(_ name: String) -> Fault {
        fault(at: name, "\(name) is missing")
    }

    mutating func value(_ name: String) -> JSONPart? {
        guard let value = object[name] else { return nil }
        asked[value.index - object.index] = true
        return value
    }

    /// A typing error must not pass unseen.
    func refuseOthers() throws(Fault) {
        for member in object.members where !asked[member.value.index - object.index] {
            throw fault(at: member.name.string ?? "", "no such field; a misspelt name is not ignored")
        }
    }

    mutating func string(_ name: String) throws(Fault) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw fault(at: name, "\(name) is a string, not \(value.kind)") }
        return text
    }

    mutating func required(_ name: String) throws(Fault) -> String {
        guard let text = try string(name) else { throw missing(name) }
        return text
    }

    /// An object within this one.
    mutating func object(_ name: String) throws(Fault) -> FieldReader? {
        guard let value = value(name) else { return nil }
        return try Self.object(value, at: pointer(to: name), faults: code)
    }

    static func object(_ value: JSONPart, at pointer: String, faults code: FaultCode) throws(Fault) -> FieldReader {
        guard value.node.kind == .object else { throw Fault(code, at: pointer, "an object, not \(value.kind)") }
        return FieldReader(value, at: pointer, faults: code)
    }

    mutating func array(_ name: String, upTo limit: Int) throws(Fault) -> [JSONPart]? {
        guard let value = value(name) else { return nil }
        guard let items = value.items else { throw fault(at: name, "\(name) is an array, not \(value.kind)") }
        guard items.count <= limit else { throw fault(at: name, "\(name) has at most \(limit) items") }
        return items
    }
}
