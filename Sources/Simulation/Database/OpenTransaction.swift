import LedgerStore

/// A transaction that is held open until it is decided what becomes of it: `COMMIT` is the database's own.
final class OpenTransaction: Sendable {
    private struct Revoked: Error {}

    private let isKept = Handover<Bool>()
    private let end = Handover<Result<Void, any Error>>()

    /// Begins one.
    /// - Throws: what `work` throws, or the store; the transaction has ended then.
    func run<Outcome: Sendable>(
        _ work: @escaping @Sendable (any LedgerTransaction) throws -> Outcome, on store: any LedgerStore
    ) throws -> Outcome {
        let applied = Handover<Result<Outcome, any Error>>()
        end.begin { [isKept] in
            do {
                try await store.commit { transaction in
                    applied.give(.success(try work(transaction)))
                    guard isKept.take() else { throw Revoked() }
                }
                return .success(())
            } catch {
                applied.give(.failure(error))
                return .failure(error)
            }
        }
        return try applied.take().get()
    }

    /// - Throws: ``StoreError``: it is not known, or was not carried out.
    func keep() throws {
        isKept.give(true)
        try end.take().get()
    }

    func revoke() {
        isKept.give(false)
        _ = end.take()
    }
}
