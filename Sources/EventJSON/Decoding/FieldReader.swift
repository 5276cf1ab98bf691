import Ledgers

/// Reads the fields of one object, and knows which were not asked for.
struct FieldReader {
    private let members: [JSONMember]
    private var asked: [Bool]
    let pointer: String
    let code: FaultCode

    init(_ members: [JSONMember], at pointer: String, faults code: FaultCode) {
        self.members = members
        asked = Array(repeating: false, count: members.count)
        self.pointer = pointer
        self.code = code
    }

    func pointer(to name: String) -> String {
        let escaped = name.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }
        return pointer + "/" + escaped.joined()
    }

    func fault(at name: String, _ message: String) -> Fault {
        Fault(code, at: pointer(to: name), message)
    }

    func missing(_ name: String) -> Fault {
        fault(at: name, "\(name) is missing")
    }

    mutating func value(_ name: String) -> JSONValue? {
        guard let index = members.firstIndex(where: { $0.name.isExactly(name) }) else { return nil }
        asked[index] = true
        return members[index].value
    }

    /// A typing error must not pass unseen.
    func refuseOthers() throws(Fault) {
        guard let index = asked.firstIndex(of: false) else { return }
        throw fault(at: members[index].name, "no such field; a misspelt name is not ignored")
    }

    mutating func string(_ name: String) throws(Fault) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else { throw fault(at: name, "\(name) is a string, not \(value.kind)") }
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

    static func object(_ value: JSONValue, at pointer: String, faults code: FaultCode) throws(Fault) -> FieldReader {
        guard case .object(let members) = value else { throw Fault(code, at: pointer, "an object, not \(value.kind)") }
        return FieldReader(members, at: pointer, faults: code)
    }

    mutating func array(_ name: String, upTo limit: Int) throws(Fault) -> [JSONValue]? {
        guard let value = value(name) else { return nil }
        guard case .array(let items) = value else { throw fault(at: name, "\(name) is an array, not \(value.kind)") }
        guard items.count <= limit else { throw fault(at: name, "\(name) has at most \(limit) items") }
        return items
    }
}
