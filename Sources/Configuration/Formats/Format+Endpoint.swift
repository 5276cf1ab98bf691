extension Format where Value == String {
    /// An endpoint that a socket of this node binds: the port may be `*` or 0 for one that is free.
    static var boundEndpoint: Format { endpoint(hostAndPort: isBindable) }

    /// An endpoint of another node that a socket connects to.
    static var connectedEndpoint: Format { endpoint(hostAndPort: isConnectable) }

    private static func endpoint(hostAndPort isValid: @escaping (String, String) -> Bool) -> Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if isEndpoint(text, hostAndPort: isValid) { return text }
            throw setting.refusal("\(text.quoted) is no endpoint; write for example \(examples)")
        }
    }

    private static var examples: String { "tcp://127.0.0.1:7701, ipc:///run/duban/ingest or inproc://ingest" }

    private static func isEndpoint(_ text: String, hostAndPort isValid: (String, String) -> Bool) -> Bool {
        guard let match = text.wholeMatch(of: /(tcp|ipc|inproc):\/\/([!-~]+)/) else { return false }
        let address = String(match.2)
        return switch match.1 {
        case "tcp": splits(address, isValid)
        case "ipc": address.utf8.count <= longestPath
        default: address.utf8.count <= longestName
        }
    }

    /// `sun_path` of unix(7) holds 108 bytes with the 0 at its end.
    private static var longestPath: Int { 107 }

    /// zmq_inproc(7).
    private static var longestName: Int { 256 }

    private static func splits(_ address: String, _ isValid: (String, String) -> Bool) -> Bool {
        guard let match = address.wholeMatch(of: /(\[[0-9A-Fa-f:.%]+\]|[^:\[\]]+):([0-9]+|\*)/) else { return false }
        return isValid(String(match.1), String(match.2))
    }

    private static func isBindable(host: String, port: String) -> Bool {
        port == "*" || UInt16(port) != nil
    }

    private static func isConnectable(host: String, port: String) -> Bool {
        host != "*" && (UInt16(port) ?? 0) > 0
    }
}
