/// Something to be measured, in turn with others.
public struct Contender: Sendable {
    public let name: String
    public let unit: Unit
    /// The names of those among the others that it is held against: its limits, or itself under another condition.
    public let against: [String]
    /// One run. What it prepares does not count: it reads the clock itself.
    let run: @Sendable () async throws -> Sample

    public init(
        _ name: String, _ unit: Unit, against: [String] = [], run: @escaping @Sendable () async throws -> Sample
    ) {
        self.name = name
        self.unit = unit
        self.against = against
        self.run = run
    }
}
