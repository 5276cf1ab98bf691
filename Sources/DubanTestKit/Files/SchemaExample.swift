import EventJSON

/// A file of `schemas/`: an event, or what passes for one, with the verdict that it must get.
public struct SchemaExample: Sendable {
    public enum Folder: String, Sendable, CaseIterable {
        case valid, invalid
        case beyondSchema = "beyond-schema"
    }

    public var name: String
    public var bytes: [UInt8]
    /// Nil: it is valid.
    public var code: String?
    /// Nil where it is valid, or no JSON.
    public var pointer: String?

    /// All of a folder; those that are not valid have their verdict in its `expected.json`.
    public static func all(in folder: Folder) throws -> [SchemaExample] {
        let path = "schemas/\(folder.rawValue)/"
        let names = try Repository.names(in: path).filter { $0.hasSuffix(".json") && $0 != "expected.json" }
        let verdicts: JSONValue =
            folder == .valid ? [:] : try JSONParser.parse(Repository.bytes(path + "expected.json"))
        return try names.map { name in
            let verdict = verdicts[name]
            return SchemaExample(
                name: name, bytes: try Repository.bytes(path + name), code: verdict?["code"]?.string,
                pointer: verdict?["pointer"]?.string)
        }
    }
}
