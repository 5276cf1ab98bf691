public import LedgerStore

/// A real database that simulated nodes may have instead of a simulated disk.
public protocol SimulationDatabase: Sendable {
    /// Opens it as a node does.
    func open() async throws -> any LedgerStore

    /// The next COMMIT gets no answer: the connection is lost before it, or after it.
    func loseNextAnswer(isCarriedOut: Bool)
}
