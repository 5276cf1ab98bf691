/// Reads each value of a node from the file, the environment and the flags; the last of them wins.
struct NodeReader {
    private(set) var node = NodeConfiguration()
    private(set) var places: Places
    private let root: Section
    private let environment: [String: String]
    private let flags: [String: String]

    init(_ document: Document, environment: [String: String], flags: [String: String]) {
        root = document.root
        places = document.places
        self.environment = environment
        self.flags = flags
    }

    /// The files that a node is told to read; nil for the shipped policy and ledgers, and for no offices, messages and points.
    typealias Files = (
        policy: NamedFile?, ledgers: NamedFile?, offices: NamedFile?, messages: NamedFile?, points: NamedFile?
    )

    /// Fills `node` and returns the files to read besides.
    mutating func readAll() throws(ConfigurationError) -> Files {
        try readEndpoints()
        try read("data", of: root, as: .path, into: \.data)
        try read("store", of: root, as: .database, into: \.store)
        let files = (
            policy: try namedFile("policy"), ledgers: try namedFile("ledgers"), offices: try namedFile("offices"),
            messages: try namedFile("messages"), points: try namedFile("points")
        )
        node.curveKey = try namedFile("curveKey")?.resolvedPath
        node.metricsToken = try namedFile("metricsToken")?.resolvedPath
        try read("insecure", of: root, as: .flag, into: \.insecure)
        try read("unit", of: root, as: .text(atMost: 100), into: \.unit)
        try readPapers(reports: root.section("reports"), letters: root.section("letters"))
        try readLimits(root.section("limits"))
        try readLog(root.section("log"))
        try root.refuseUnknownKeys()
        try node.refuseContradictions(at: places, hasOffices: files.offices != nil)
        return files
    }

    private mutating func readEndpoints() throws(ConfigurationError) {
        try read("ingest", of: root, as: .boundEndpoint, into: \.ingest)
        try read("feed", of: root, as: .boundEndpoint, into: \.feed)
        try read("tail", of: root, as: .boundEndpoint, into: \.tail)
        try read("query", of: root, as: .boundEndpoint, into: \.query)
        try read("http", of: root, as: .httpEndpoint, into: \.http)
        try read("httpOrigin", of: root, as: .httpOrigin, into: \.httpOrigin)
        try read("subscribe", of: root, as: .subscriptions, into: \.subscribe)
    }

    private mutating func readPapers(reports: Section, letters: Section) throws(ConfigurationError) {
        try read("folder", of: reports, as: .optionalPath, into: \.reports.folder)
        try read("daily", of: reports, as: .timeOfDay, into: \.reports.daily)
        try read("code", of: letters, as: .text(atMost: 20), into: \.letters.code)
        try read("replyDays", of: letters, as: .integer(1...365), into: \.letters.replyDays)
    }

    private mutating func readLimits(_ limits: Section) throws(ConfigurationError) {
        try read("requestBytes", of: limits, as: .bytes(1_024...67_108_864), into: \.limits.requestBytes)
        try read("batchEvents", of: limits, as: .integer(1...10_000), into: \.limits.batchEvents)
        try read("queuedEvents", of: limits, as: .integer(1...1_000_000), into: \.limits.queuedEvents)
        try read("commitEvents", of: limits, as: .integer(1...10_000), into: \.limits.commitEvents)
        try read("historyRows", of: limits, as: .integer(1...10_000), into: \.limits.historyRows)
    }

    private mutating func readLog(_ log: Section) throws(ConfigurationError) {
        try read("level", of: log, as: .choice, into: \.log.level)
        try read("format", of: log, as: .choice, into: \.log.format)
    }

    private mutating func namedFile(_ key: String) throws(ConfigurationError) -> NamedFile? {
        var file: NamedFile?
        for setting in settings(key, of: root) {
            file = NamedFile(path: try Format.path.parse(setting), place: setting.place)
            places.record(setting.place, of: key)
        }
        return file
    }

    private mutating func read<Value>(
        _ key: String, of section: Section, as format: Format<Value>,
        into target: WritableKeyPath<NodeConfiguration, Value>
    ) throws(ConfigurationError) {
        for setting in settings(key, of: section) {
            node[keyPath: target] = try format.parse(setting)
            places.record(setting.place, of: section.place.child(key).path)
        }
    }

    /// What gives a value, the strongest last.
    private func settings(_ key: String, of section: Section) -> [Setting] {
        let path = section.place.child(key).path
        let environment = environment[path.variableName].flatMap { $0.isEmpty ? nil : $0 }
        return [
            section.setting(key),
            environment.map { Setting(text: $0, named: path.variableName) },
            flags[path].map { Setting(text: $0, named: path.flagName) },
        ].compactMap(\.self)
    }
}

extension String {
    /// `limits.requestBytes` is `DUBAN_LIMITS_REQUEST_BYTES`.
    fileprivate var variableName: String {
        "DUBAN_" + words.joined(separator: "_").uppercased()
    }

    /// `log.level` is `--log-level`.
    fileprivate var flagName: String {
        "--" + words.joined(separator: "-")
    }

    private var words: [Substring] {
        replacing(/[A-Z]/) { "." + $0.output.lowercased() }.split(separator: ".")
    }
}
