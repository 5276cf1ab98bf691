public import LedgerStore

/// One promise that every driver keeps. The drivers' tests run all of ``StoreContract/checks``.
public struct StoreCheck: Sendable, CustomStringConvertible {
    public let description: String
    /// Runs the check on an empty store.
    /// - Throws: ``StoreContractBroken`` where the driver does not keep the promise.
    public let run: @Sendable (any LedgerStore) async throws -> Void

    init(_ description: String, run: @escaping @Sendable (any LedgerStore) async throws -> Void) {
        self.description = description
        self.run = run
    }
}
