import LedgerStore

extension PostgresTransaction: ReceivingTransaction {
    func isArriving() throws -> Bool {
        try first("SELECT arriving FROM head") { try $0.get("arriving") } ?? false
    }

    func setArriving(_ isArriving: Bool) throws {
        try run("UPDATE head SET arriving = $1", [isArriving])
    }

    /// - Throws: ``StoreError/arriving`` where the log is not whole yet.
    func requireArrived() throws {
        if try isArriving() { throw StoreError.arriving }
    }
}
