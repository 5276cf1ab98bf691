extension NodeConfiguration {
    /// What the flags of the command line give; nil where a flag is absent. Flags beat everything else.
    ///
    /// A refusal names the flag after its key: `--ingest`, `--log-level`.
    public struct Overrides: Hashable, Sendable {
        public var ingest: String?
        public var feed: String?
        public var tail: String?
        public var query: String?
        public var http: String?
        public var subscribe: [String]?
        /// Relative to the working directory.
        public var data: String?
        /// The database in place of the embedded store.
        public var store: String?
        /// The policy file, relative to the working directory.
        public var policy: String?
        /// The file of the ledgers, relative to the working directory.
        public var ledgers: String?
        /// The file of the offices, relative to the working directory.
        public var offices: String?
        /// The file of the monitoring points, relative to the working directory.
        public var points: String?
        /// The file of the node's keys, relative to the working directory.
        public var curveKey: String?
        public var insecure: Bool?
        public var logLevel: Log.Level?
        public var logFormat: Log.Format?

        public init() {}

        /// The values as they would be written, by their keys.
        var texts: [String: String] {
            let all = [
                "ingest": ingest, "feed": feed, "tail": tail, "query": query, "http": http,
                "subscribe": subscribe?.joined(separator: ","), "data": data, "store": store, "policy": policy,
                "ledgers": ledgers,
                "offices": offices, "points": points, "curveKey": curveKey, "insecure": insecure.map(String.init),
                "log.level": logLevel?.rawValue, "log.format": logFormat?.rawValue,
            ]
            return all.compactMapValues(\.self)
        }
    }
}
