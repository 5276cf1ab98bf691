import CPostgres
import Glibc
import LedgerStore

/// The one owner of a connection to the server.
///
/// Not for two threads at once: a ``Lane`` keeps it on its own. Statements are prepared once for each connection; their
/// texts are written in this module, so there are not endlessly many.
final class Connection {
    private let handle: OpaquePointer
    private let notices = Notices()
    private var statements: [String: String] = [:]
    /// The first failure of the transaction under way.
    private var failure: StoreError?

    /// Connects, within the time of the address, and sets the session up.
    /// - Parameter transactions: of which kind most will be.
    /// - Throws: ``StoreError``; never with the password.
    static func open(
        _ address: PostgresAddress, for transactions: TransactionKind = .writing
    ) throws(StoreError) -> Connection {
        guard let handle = address.withKeywords({ PQconnectdbParams($0, $1, 1) }) else {
            throw StoreError(.unreachable, "no memory is left for a connection to the database")
        }
        let connection = Connection(handle)
        guard PQstatus(handle) == CONNECTION_OK else {
            throw address.refusal(String(cString: PQerrorMessage(handle)))
        }
        try connection.setUpSession(for: transactions)
        return connection
    }

    private init(_ handle: OpaquePointer) {
        self.handle = handle
        notices.listen(to: handle)
    }

    deinit {
        PQfinish(handle)
    }

    private var isLost: Bool { PQstatus(handle) == CONNECTION_BAD }

    /// Whether another transaction may begin on it. One to a server that has become read-only may not: another is the
    /// primary now.
    var isUsable: Bool {
        !isLost && PQtransactionStatus(handle) == PQTRANS_IDLE && failure?.code != .unreachable
    }

    /// Host and port of the server that was chosen.
    var server: String {
        let (host, port) = (String(cString: PQhost(handle)), String(cString: PQport(handle)))
        return host.hasPrefix("/") ? host : "\(host):\(port)"
    }

    /// For example `TLSv1.3`; nil where nothing is encrypted.
    var encryption: String? {
        guard PQsslInUse(handle) == 1 else { return nil }
        return PQsslAttribute(handle, "protocol").map { String(cString: $0) }
    }
}

// MARK: - Statements

extension Connection {
    /// Runs a statement with parameters, prepared at its first use.
    func execute(_ sql: String, _ parameters: [(any Parameter)?]) throws(StoreError) -> ResultSet {
        let name = try prepared(sql)
        let arguments = Arguments(parameters)
        return try checked(
            arguments.withPointers { values, lengths, formats, count in
                PQexecPrepared(handle, name, count, values, lengths, formats, Self.binary)
            })
    }

    /// Runs statements without parameters and without an answer: for migrations and transactions.
    func script(_ sql: String) throws(StoreError) {
        _ = try checked(PQexec(handle, sql))
    }

    private static let binary: CInt = 1

    private func prepared(_ sql: String) throws(StoreError) -> String {
        if let name = statements[sql] { return name }
        let name = "s\(statements.count)"
        _ = try checked(PQprepare(handle, name, sql, 0, nil))
        statements[sql] = name
        return name
    }

    private func checked(_ result: OpaquePointer?) throws(StoreError) -> ResultSet {
        let result = result.map(ResultSet.init)
        if let result, result.isSuccess { return result }
        let error = isLost ? PostgresErrors.lost : result?.sqlState.map(PostgresErrors.error(sqlState:))
        failure = failure ?? error ?? PostgresErrors.lost
        throw error ?? PostgresErrors.lost
    }
}

// MARK: - Notifications

extension Connection {
    /// Waits until the server tells of something on a channel that is listened to, or for so long.
    func waitForNotification(milliseconds: CInt) throws(StoreError) {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        poll(&socket, 1, milliseconds)
        guard PQconsumeInput(handle) == 1 else { throw PostgresErrors.lost }
        while let notification = PQnotifies(handle) { PQfreemem(notification) }
    }
}

// MARK: - Transactions

extension Connection {
    func begin(_ transaction: TransactionKind) throws(StoreError) {
        failure = nil
        try script(transaction.beginning)
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
    /// - Throws: ``StoreError``. Where the connection is lost meanwhile the outcome is not known: the transaction may be
    ///   in the log. The error is retriable, and the retry finds out: a writer's first step is to lock the head row, which
    ///   waits for the end of the lost transaction, and an event that is in the log is recognised by source and id. A
    ///   commit that then changes nothing waits for the standbys all the same, since that lock is written ahead too.
    private func commit() throws(StoreError) {
        notices.reset()
        let result: ResultSet
        do { result = try checked(PQexec(handle, "COMMIT")) } catch {
            throw isLost ? PostgresErrors.unknownOutcome : error
        }
        // The server answers so where a statement before has failed, and `work` has gone on as if nothing had happened.
        guard result.command == "COMMIT" else { throw failure ?? PostgresErrors.lost }
        guard notices.count == 0 else { throw PostgresErrors.unconfirmed }
    }

    /// A connection on which this fails is not usable any more, and the server rolls back what is lost.
    func rollBack() {
        try? script("ROLLBACK")
    }
}
