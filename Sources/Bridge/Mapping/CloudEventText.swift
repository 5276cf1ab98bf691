import EventJSON

/// A whole CloudEvent that came in.
enum CloudEventText {
    /// As the node's ingest takes one by default; see `ProducerConfiguration.requestBytes`.
    static let mostBytes = 1 << 20

    /// The same bytes, where they are one: the node looks at the rest.
    static func checked(_ bytes: [UInt8]) throws(MappingFault) -> [UInt8] {
        guard bytes.count <= mostBytes else { throw .tooLarge }
        guard let json = try? JSONParser.parse(bytes) else { throw .notJSON }
        try check(json)
        return bytes
    }

    static func check(_ json: JSONValue) throws(MappingFault) {
        let hasAll = ["id", "source", "type"].allSatisfy { json[$0]?.string?.isEmpty == false }
        guard json["specversion"]?.string == "1.0", hasAll else { throw .noEvent }
    }
}
