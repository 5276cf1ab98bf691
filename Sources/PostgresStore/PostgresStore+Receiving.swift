public import LedgerStore

extension PostgresStore: ReceivingStore {
    /// - Throws: what `work` throws, or ``StoreError``. One that is lost while it commits may have been carried out all the
    ///   same.
    public func receive<Outcome: Sendable>(
        _ work: @escaping @Sendable (any ReceivingTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await writer.run(.writing) { connection in
            let transaction = try PostgresTransaction(writing: connection, mayBeArriving: true)
            let outcome = try work(transaction)
            try transaction.finish()
            return outcome
        }
    }
}
