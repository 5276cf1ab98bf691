import Ledgers
import Monitoring

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
    /// - Throws: what is refused first, in the order file, offices, policy, ledgers, points.
    public static func load(
        file: String?, environment: [String: String] = [:], overrides: Overrides = Overrides()
    ) throws(ConfigurationError) -> LoadedConfiguration {
        let document = try file.map { file throws(ConfigurationError) in try Document.load(file: file) } ?? Document()
        var reader = NodeReader(document, environment: environment, flags: overrides.texts)
        let (policyFile, ledgers, officesFile, messages, points) = try reader.readAll()
        let offices = try officesFile.map { file throws(ConfigurationError) in
            try Offices.read(Document.load(file: file.resolvedPath, namedAt: file.place))
        }
        if let offices { try reader.node.refuseContradictions(with: offices, at: reader.places) }
        let policy = try policyFile.map(Policy.init(named:)) ?? .shipped
        return LoadedConfiguration(
            node: reader.node, policy: policy,
            catalog: try ledgers.map(LedgerCatalog.init(named:)) ?? .shipped,
            offices: offices,
            points: try points.map { file throws(ConfigurationError) in
                try [Point].read(Document.load(file: file.resolvedPath, namedAt: file.place), policy: policy)
            } ?? [],
            policyFile: policyFile?.resolvedPath, ledgersFile: ledgers?.resolvedPath,
            officesFile: officesFile?.resolvedPath, messagesFile: messages?.resolvedPath,
            pointsFile: points?.resolvedPath)
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
