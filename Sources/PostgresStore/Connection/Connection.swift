import LedgerStore

/// A session on the server.
///
/// Not for two threads at once: a ``Lane`` keeps it on its own. Statements are prepared once for each connection; their
/// texts are written in this module, so there are not endlessly many.
final class Connection {
    private let link: Link
    private let access: ServerAccess
    /// How many servers had been given up when it began.
    private let age: Int
    private var statements: [String: String] = [:]
    private var rowTypes: [String: UInt32] = [:]
    /// How often the server was asked for something, and waited for: what a batch costs beside its rows.
    private(set) var roundTrips = 0
    /// The first failure of the transaction under way.
    private var failure: StoreError?
    /// The server ends a statement itself after so long (`statement_timeout`).
    private var longestStatement = Duration.zero
    /// Whether statements of the transaction under way may take any time.
    private var isUnbounded = false

    /// Connects, within the time of the address, and sets the session up.
    /// - Parameter transactions: of which kind most will be.
    /// - Throws: ``StoreError``; never with the password.
    static func open(
        _ access: ServerAccess, for transactions: TransactionKind = .writing
    ) throws(StoreError) -> Connection {
        let age = access.currentAge
        let connection = Connection(try Link.open(to: access.address), access, age)
        connection.longestStatement = try connection.setUpSession(for: transactions)
        return connection
    }

    private init(_ link: Link, _ access: ServerAccess, _ age: Int) {
        self.link = link
        self.access = access
        self.age = age
    }

    /// Whether another transaction may begin on it. One to a server that has become read-only may not: another is the
    /// primary now.
    var isUsable: Bool {
        !link.isLost && link.isIdle && failure?.code != .unreachable && age == access.currentAge
    }

    /// Host and port of the server that was chosen.
    var server: String { link.server }

    /// For example `TLSv1.3`; nil where nothing is encrypted.
    var encryption: String? { link.encryption }
}

// MARK: - Statements

extension Connection {
    /// Runs a statement with parameters, prepared at its first use.
    func execute(_ sql: String, _ parameters: [(any Parameter)?]) throws(StoreError) -> ResultSet {
        try execute([Statement(sql, parameters)])[0]
    }

    /// Runs statements one after the other in one round trip, behind those that were told.
    /// - Returns: the result of each.
    func execute(_ statements: [Statement]) throws(StoreError) -> [ResultSet] {
        let prepared = try statements.map { statement throws(StoreError) in try self.prepared(statement) }
        roundTrips += 1
        guard let results = link.execute(prepared, within: limit) else { throw failed(nil) }
        if let last = results.last { _ = try checked(last) }
        return results.suffix(statements.count)
    }

    /// Sends statements, and does not wait: the server carries them out while this process goes on. Where one fails, the next
    /// that is waited for fails.
    func tell(_ statements: [Statement]) throws(StoreError) {
        guard !statements.isEmpty else { return }
        let prepared = try statements.map { statement throws(StoreError) in try self.prepared(statement) }
        guard link.tell(prepared) else { throw failed(nil) }
    }

    /// Waits for what comes of those that were told.
    private func settle() throws(StoreError) {
        if !link.told.isEmpty { _ = try execute([]) }
    }

    /// The row type of a table, which ``RowArray`` names.
    func rowType(of table: String) throws(StoreError) -> UInt32 {
        if let type = rowTypes[table] { return type }
        let row = try execute(Self.rowType, [table]).rows.first
        let type = UInt32(truncatingIfNeeded: try row?.get("type") ?? 0 as Int64)
        rowTypes[table] = type
        return type
    }

    private static let rowType =
        "SELECT reltype::bigint AS type FROM pg_catalog.pg_class WHERE oid = $1::text::regclass"

    /// Runs statements without parameters and without an answer: for migrations and transactions.
    func script(_ sql: String) throws(StoreError) {
        try settle()
        _ = try checked(link.run(sql, within: limit))
    }

    /// As ``script(_:)``, of statements that cost the server next to nothing.
    func ask(_ sql: String) throws(StoreError) {
        try settle()
        _ = try checked(link.run(sql, within: access.patience))
    }

    /// Statements of the transaction under way may take any time from here on.
    func takeAnyTime() throws(StoreError) {
        try ask("SET LOCAL statement_timeout = 0")
        isUnbounded = true
    }

    /// The server has its own limit, and answers first as long as it lives.
    private var limit: Duration? { isUnbounded ? nil : boundedLimit }
    private var boundedLimit: Duration { longestStatement + access.patience }

    private func prepared(_ statement: Statement) throws(StoreError) -> Link.Prepared {
        (try name(of: statement.sql), Arguments(statement.parameters))
    }

    private func name(of sql: String) throws(StoreError) -> String {
        if let name = statements[sql] { return name }
        try settle()
        let name = "s\(statements.count)"
        roundTrips += 1
        _ = try checked(link.prepare(sql, as: name, within: limit))
        statements[sql] = name
        return name
    }

    private func checked(_ result: ResultSet?) throws(StoreError) -> ResultSet {
        if let result, result.isSuccess { return result }
        throw failed(result)
    }

    /// What has failed, which is remembered.
    private func failed(_ result: ResultSet?) -> StoreError {
        if link.isGivenUp { access.giveUp(since: age) }
        if let failure, result?.sqlState == PostgresErrors.isVoid { return failure }
        let error = loss ?? result?.sqlState.map(PostgresErrors.error(sqlState:)) ?? PostgresErrors.lost
        failure = failure ?? error
        return error
    }

    /// Why the connection is of no use any more; nil where it is.
    private var loss: StoreError? {
        if link.isGivenUp { return PostgresErrors.silent }
        return link.isLost ? PostgresErrors.lost : nil
    }
}

// MARK: - Notifications

extension Connection {
    /// Waits until the server tells of something on a channel that is listened to, or for so long. Where it has told nothing,
    /// it has to show that it lives.
    func waitForNotification(within limit: Duration) throws(StoreError) {
        guard let isTold = link.waitForNotification(within: limit) else { throw PostgresErrors.lost }
        if !isTold { try ask("SELECT") }
    }
}

// MARK: - Transactions

extension Connection {
    func begin(_ transaction: TransactionKind) throws(StoreError) {
        failure = nil
        isUnbounded = false
        try ask(transaction.beginning)
    }

    /// A reader has nothing to keep.
    func end(_ transaction: TransactionKind) throws(StoreError) {
        switch transaction {
        case .writing: try commit()
        case .reading: rollBack()
        }
    }

    /// Ends the transaction, and makes what it did durable.
    ///
    /// - Throws: ``StoreError``. Where the connection is lost or given up meanwhile the outcome is not known: the transaction
    ///   may be in the log, or come there still, when the server goes on or a standby confirms. The error is retriable, and
    ///   the retry finds out: a writer's first step is to lock the head row, which waits for the end of the lost transaction,
    ///   and an event that is in the log is recognised by source and id. A commit that then changes nothing waits for
    ///   the standbys all the same, since that lock is written ahead too.
    private func commit() throws(StoreError) {
        _ = link.takeNotices()
        let result: ResultSet
        do { result = try checked(link.run("COMMIT", within: boundedLimit)) } catch {
            // Only what the server itself says of it is known. It may show it to others before a standby has it.
            access.giveUp(since: age)
            throw [PostgresErrors.lost, PostgresErrors.silent].contains(error) ? PostgresErrors.unknownOutcome : error
        }
        // The server answers so where a statement before has failed, and `work` has gone on as if nothing had happened.
        guard result.command == "COMMIT" else { throw failure ?? PostgresErrors.lost }
        guard link.takeNotices() == 0 else {
            access.giveUp(since: age)
            throw PostgresErrors.unconfirmed
        }
    }

    /// Waits until all that was committed before is durable, on the standbys too.
    ///
    /// A server shows what a commit has changed once the standbys have confirmed it. But one that was killed shows after its
    /// recovery whatever its own disk has: if it dies again, a standby takes over that has never had it. Something that is
    /// written now is confirmed after all that was written before.
    func confirm() throws(StoreError) {
        _ = link.takeNotices()
        try script(Self.endStranded)
        _ = try execute("SELECT pg_logical_emit_message(true, 'duban', '')", [])
        guard link.takeNotices() == 0 else { throw PostgresErrors.unconfirmed }
    }

    /// While no standby confirms, a server does not notice that a connection was given up, and keeps it. What waits there
    /// has changed nothing.
    private static let endStranded = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = current_user
        AND wait_event = 'SyncRep' AND query LIKE 'SELECT pg_logical_emit_message(true, ''duban''%'
        AND query_start < clock_timestamp() - interval '30 s'
        """

    /// A connection on which this fails is not usable any more, and the server rolls back what is lost.
    func rollBack() {
        guard !link.isLost else { return }
        try? settle()
        try? ask("ROLLBACK")
    }
}
