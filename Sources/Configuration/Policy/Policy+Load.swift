public import Ledgers

extension Policy {
    /// The policy that a file gives (`policy.yaml`); what the file leaves out is as shipped.
    ///
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value out of its range
    ///   or values that contradict each other.
    public static func load(file: String) throws(ConfigurationError) -> Policy {
        try Policy(from: Document.load(file: file))
    }

    init(from document: Document) throws(ConfigurationError) {
        self.init()
        let root = document.root
        try root.read("zone", as: .zone, into: &zone)
        try root.read("sectors", as: .list(of: .text(atMost: 100)).distinct(), into: &sectors)
        try events.read(from: root.section("events"))
        try hazards.read(from: root.section("hazards"))
        try escalations.read(from: root.section("escalations"))
        try incidents.read(from: root.section("incidents"))
        try watchlist.read(from: root.section("watchlist"))
        try monitoring.read(from: root.section("monitoring"))
        try root.refuseUnknownKeys()
        try refuseContradictions(at: document.places)
    }
}
