public import LedgerStore

extension StoreContract {
    /// What a driver promises that another store's log can be moved into: while one is arriving nobody else commits.
    /// - Parameter store: empty.
    /// - Throws: ``StoreContractBroken``
    public static func receiving(_ store: any ReceivingStore) async throws {
        try require(await store.receive { try $0.isArriving() }, is: false)
        let row = try await store.receive { transaction in
            try transaction.setArriving(true)
            try require(transaction.isArriving(), is: true)
            return try transaction.append(StoreSamples.draft("1"))
        }
        try require(await refused(store), is: .arriving)
        try await requireUndone(store)
        try require(await store.receive { try $0.isArriving() }, is: true)
        try require(await store.read { try $0.head().position }, is: 1)
        try await store.receive { try $0.setArriving(false) }
        let next = try await store.commit { try $0.append(StoreSamples.draft("2")) }
        try require(next.isChained(to: row.hash), is: true)
    }

    private static func refused(_ store: any ReceivingStore) async throws -> StoreError? {
        do { _ = try await store.commit { try $0.append(StoreSamples.draft("2")) } } catch let error as StoreError {
            return error
        }
        return nil
    }

    /// The mark goes with the rest of the transaction.
    private static func requireUndone(_ store: any ReceivingStore) async throws {
        struct Undone: Error {}
        do {
            try await store.receive { transaction in
                try transaction.setArriving(false)
                _ = try transaction.append(StoreSamples.draft("undone"))
                throw Undone()
            }
        } catch is Undone {}
    }
}
