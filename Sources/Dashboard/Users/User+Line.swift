public import Ledgers

/// A user as a line of the file: `name:role:areas:password`, with `*` for all areas.
extension User {
    var line: String {
        let areas = areas.isEverywhere ? "*" : areas.prefixes.joined(separator: ",")
        return [name.description, role.rawValue, areas, password.text].joined(separator: ":")
    }

    /// - Throws: what is wrong with the line; the password's hash is never part of it.
    init(line: Substring) throws(LineFault) {
        let fields = line.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 4 else { throw LineFault("has \(fields.count) fields; name:role:areas:password are 4") }
        guard let name = UserName(String(fields[0])) else { throw LineFault("has no name; one is \(UserName.rule)") }
        guard let role = Role(rawValue: String(fields[1])) else {
            throw LineFault("has no role; roles are look, acknowledge, administer")
        }
        guard let areas = AreaScope(userList: fields[2]) else {
            throw LineFault("has no areas; write * or beginnings of area codes like 1404,140521")
        }
        guard let password = PasswordHash(text: fields[3]) else { throw LineFault("has no scrypt hash") }
        self.init(name: name, role: role, areas: areas, password: password)
    }

    struct LineFault: Error {
        let description: String

        init(_ description: String) {
            self.description = description
        }
    }
}

extension AreaScope {
    /// - Parameter text: `*`, or beginnings of area codes (GB/T 2260, 1 to 12 digits) separated by commas.
    /// - Returns: nil where it is neither; an empty list is never taken for everywhere.
    public init?(userList text: Substring) {
        if text == "*" {
            self = .everywhere
            return
        }
        let prefixes = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let areCodes = prefixes.allSatisfy {
            [2, 4, 6, 9, 12].contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard areCodes, prefixes.count <= 64 else { return nil }
        self.init(prefixes)
    }
}
