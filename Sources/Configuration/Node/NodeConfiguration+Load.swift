import Ledgers

extension NodeConfiguration {
    /// Reads the configuration of a node with its policy and ledgers.
    ///
    /// Of several places that give a value, flags beat the environment, which beats the file; but each of them has to
    /// be right. An empty environment variable counts as absent, and variables that no key is named after are left alone.
    ///
    /// - Parameters:
    ///   - file: `duban.yaml`; nil for defaults. The files that it names are relative to its folder.
    ///   - environment: for example `ProcessInfo.processInfo.environment`.
    ///   - overrides: the flags.
    /// - Throws: what is refused first, in the order file, offices, policy, ledgers.
    public static func load(
        file: String?, environment: [String: String] = [:], overrides: Overrides = Overrides()
    ) throws(ConfigurationError) -> LoadedConfiguration {
        let document = try file.map { file throws(ConfigurationError) in try Document.load(file: file) } ?? Document()
        var reader = NodeReader(document, environment: environment, flags: overrides.texts)
        let (policy, ledgers, officesFile, messages) = try reader.readAll()
        let offices = try officesFile.map { file throws(ConfigurationError) in
            try Offices.read(Document.load(file: file.resolvedPath, namedAt: file.place))
        }
        if let offices { try reader.node.refuseContradictions(with: offices, at: reader.places) }
        return LoadedConfiguration(
            node: reader.node,
            policy: try policy.map(Policy.init(named:)) ?? .shipped,
            catalog: try ledgers.map(LedgerCatalog.init(named:)) ?? .shipped,
            offices: offices,
            policyFile: policy?.resolvedPath, ledgersFile: ledgers?.resolvedPath,
            officesFile: officesFile?.resolvedPath, messagesFile: messages?.resolvedPath)
    }
}

extension Policy {
    fileprivate init(named file: NamedFile) throws(ConfigurationError) {
        try self.init(from: Document.load(file: file.resolvedPath, namedAt: file.place))
    }
}

extension LedgerCatalog {
    fileprivate init(named file: NamedFile) throws(ConfigurationError) {
        try self.init(from: Document.load(file: file.resolvedPath, namedAt: file.place))
    }
}
