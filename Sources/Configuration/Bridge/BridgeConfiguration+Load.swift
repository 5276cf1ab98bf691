import Foundation

extension BridgeConfiguration {
    /// What a file (`bridge.yaml`) and the secrets that it names say. Paths in it are relative to its folder.
    ///
    /// - Parameter environment: for the secrets in it.
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value that is not allowed, a
    ///   secret that is not there or that others can read, or what makes no sense together. Never a secret itself.
    public static func load(
        file: String, environment: [String: String]
    ) throws(ConfigurationError) -> BridgeConfiguration {
        try read(Document.load(file: file), environment: environment)
    }

    static func read(
        _ document: Document, environment: [String: String]
    ) throws(ConfigurationError) -> BridgeConfiguration {
        let root = document.root
        let secrets = SecretSource(environment: environment)
        var configuration = BridgeConfiguration()
        try configuration.readNode(from: root)
        let source = try root.setting("source").map { setting throws(ConfigurationError) in
            try Format.eventSource.parse(setting)
        }
        try root.read("mqtt", as: .possiblyEmptyList(of: .broker(source, secrets)), into: &configuration.brokers)
        try root.read("files", as: .possiblyEmptyList(of: .file(source)), into: &configuration.files)
        try root.read("http", as: .possiblyEmptyList(of: .web(secrets)), into: &configuration.web)
        try root.refuseUnknownKeys()
        try configuration.refuseContradictions(at: document.places)
        return configuration
    }

    private mutating func readNode(from root: Section) throws(ConfigurationError) {
        try root.read("ingest", as: .list(of: .connectedEndpoint), into: &ingest)
        try root.read("key", as: .besideThisFile, into: &key)
        if let setting = root.setting("serverKey") { serverKey = try setting.serverKey() }
        try root.read("spool", as: .besideThisFile, into: &spool)
        try root.read("spoolBytes", as: .bytes((4 << 20)...(1 << 40)), into: &spoolBytes)
        try root.read("positions", as: .besideThisFile, into: &positions)
        try root.read("window", as: .integer(1...100_000), into: &window)
        try root.read("summaryEvery", as: .duration(.seconds(1) ... .seconds(86_400)), into: &summaryInterval)
        let log = try root.section("log")
        try log.read("level", as: .choice, into: &self.log.level)
        try log.read("format", as: .choice, into: &self.log.format)
    }

    private func refuseContradictions(at places: Places) throws(ConfigurationError) {
        if brokers.isEmpty, files.isEmpty, web.isEmpty {
            throw places[""].refusal("has no input; write mqtt, files or http")
        }
        if (key == nil) != (serverKey == nil) {
            throw places[key == nil ? "serverKey" : "key"].refusal("is half of key and serverKey; give both, or none")
        }
        if spool == nil, places.has("spoolBytes") {
            throw places["spoolBytes"].refusal("goes with spool, which is missing")
        }
        if !files.isEmpty, positions == nil {
            throw places["files"].refusal("needs positions, a folder in which is kept how far files have been read")
        }
        try Self.refuseShared(brokers.map(\.name), "mqtt", "name", at: places)
        try Self.refuseShared(files.map(\.name), "files", "name", at: places)
        try Self.refuseShared(web.map(\.name), "http", "name", at: places)
        // A broker throws out the one that was there before, for ever in turns.
        try Self.refuseShared(brokers.map { "\($0.host):\($0.port) \($0.clientID)" }, "mqtt", "clientId", at: places)
    }

    private static func refuseShared(
        _ values: [String], _ list: String, _ key: String, at places: Places
    ) throws(ConfigurationError) {
        for (index, value) in values.enumerated() where values[..<index].contains(value) {
            throw places["\(list)[\(index)].\(key)"].refusal("is there twice; each needs one of its own")
        }
    }
}

extension Setting {
    /// A key as it is, or the path of its file.
    fileprivate func serverKey() throws(ConfigurationError) -> String {
        let text = try text()
        if Z85.isKey(text) { return text }
        return NamedFile(path: text, place: place).resolvedPath
    }
}
