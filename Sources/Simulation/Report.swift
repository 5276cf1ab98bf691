import LedgerStore

/// What has come of one run.
public struct Report: Sendable, Hashable {
    public let seed: UInt64
    /// What was not as it has to be, a line each; empty where all was.
    public let violations: [String]
    /// The same for every run of this seed.
    public let trace: UInt64
    /// How much has happened, by name.
    public let tally: Tally

    /// The command that runs it again.
    public var replay: String {
        #if DEBUG
            "deploy/soak.sh --debug --seed \(seed) --story"
        #else
            "deploy/soak.sh --seed \(seed) --story"
        #endif
    }

    init(seed: UInt64, of city: City) {
        self.seed = seed
        violations = city.world.violations
        trace = city.world.trace.hash
        tally = Tally(of: city)
    }
}
