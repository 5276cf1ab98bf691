import CPostgres
import Glibc
import LedgerStore

/// The one owner of libpq's connection, for one thread at a time.
///
/// It asks without blocking, and waits no longer than it is told to: a server that stands still, or whose machine does, keeps
/// its connections open and would be waited for without end. One that is silent for too long is given up: its
/// connection is of no use any more.
final class Link {
    let handle: OpaquePointer
    private let notices = Notices()
    /// Statements that were sent, of which nothing was heard yet: how many each part has.
    var told: [Int] = []
    /// Whether the server was silent for too long.
    private(set) var isGivenUp = false
    /// Whether an answer could not be received, for lack of memory too, which leaves libpq's own status as it was.
    private var isBroken = false

    /// Connects, within the time of the address for each of its hosts.
    /// - Throws: ``StoreError/Code/unreachable``; never with the password.
    static func open(to address: PostgresAddress) throws(StoreError) -> Link {
        guard let handle = address.withKeywords({ PQconnectdbParams($0, $1, 1) }) else {
            throw StoreError(.unreachable, "no memory is left for a connection to the database")
        }
        let link = Link(handle)
        guard PQstatus(handle) == CONNECTION_OK, PQsetnonblocking(handle, 1) == 0 else {
            throw address.refusal(String(cString: PQerrorMessage(handle)))
        }
        return link
    }

    private init(_ handle: OpaquePointer) {
        self.handle = handle
        notices.listen(to: handle)
    }

    /// Says goodbye, and does not wait for whether it is heard.
    deinit {
        PQfinish(handle)
    }

    var isLost: Bool { isGivenUp || isBroken || PQstatus(handle) == CONNECTION_BAD }

    /// Whether no transaction is under way.
    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

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

    /// What the server has told besides its answers, since the last time that this was asked.
    func takeNotices() -> Int {
        defer { notices.reset() }
        return notices.count
    }
}

// MARK: - Asking

/// Each gives back the last result, of whatever kind; nil where the connection is lost or given up meanwhile. Without a
/// limit it waits for as long as the connection holds.
extension Link {
    func run(_ sql: String, within limit: Duration?) -> ResultSet? {
        answer(PQsendQuery(handle, sql), within: limit)
    }

    func prepare(_ sql: String, as name: String, within limit: Duration?) -> ResultSet? {
        answer(PQsendPrepare(handle, name, sql, 0, nil), within: limit)
    }

    /// - Returns: 1 where libpq has taken it.
    func send(_ name: String, _ arguments: Arguments) -> CInt {
        arguments.withPointers { values, lengths, formats, count in
            PQsendQueryPrepared(handle, name, count, values, lengths, formats, Self.binary)
        }
    }

    private static let binary: CInt = 1

    /// - Parameter isTaken: 1 where libpq has taken what is to be sent.
    func answer(_ isTaken: CInt, within limit: Duration?) -> ResultSet? {
        guard isTaken == 1 else { return nil }
        let end = limit.map { ContinuousClock.now + $0 }
        var last: ResultSet?
        while isAnswered(by: end) {
            guard let result = PQgetResult(handle) else { return last }
            last = ResultSet(result)
        }
        return nil
    }

    /// Whether the end of a part is what comes next.
    func hasReachedEnd(within limit: Duration?) -> Bool {
        guard isAnswered(by: limit.map { ContinuousClock.now + $0 }), let result = PQgetResult(handle) else {
            return false
        }
        return ResultSet(result).isEnd
    }

    /// Sends and receives until libpq has a result, or knows that there is none, so that `PQgetResult` does not block.
    private func isAnswered(by end: ContinuousClock.Instant?) -> Bool {
        while true {
            // What it says where it fails (-1) is what the server has said before, which comes first.
            let isUnsent = PQflush(handle) == 1
            if !isUnsent, PQisBusy(handle) == 0 { return true }
            guard !isLost else { return false }
            guard wait(for: isUnsent ? POLLIN | POLLOUT : POLLIN, until: end) else {
                giveUp()
                return false
            }
            isBroken = PQconsumeInput(handle) == 0
        }
    }

    /// Nothing that is done with it from now on waits for the server.
    private func giveUp() {
        isGivenUp = true
        shutdown(PQsocket(handle), Int32(SHUT_RDWR))
    }
}

// MARK: - Waiting

extension Link {
    /// Waits until the server tells of something on a channel that is listened to, or until the time is up.
    /// - Returns: whether it has told; nil where the connection is lost.
    func waitForNotification(within limit: Duration) -> Bool? {
        if takeNotifications() { return true }
        _ = wait(for: POLLIN, until: .now + limit)
        return PQconsumeInput(handle) == 1 ? takeNotifications() : nil
    }

    private func takeNotifications() -> Bool {
        var isTold = false
        while let notification = PQnotifies(handle) {
            PQfreemem(notification)
            isTold = true
        }
        return isTold
    }

    /// - Returns: false where nothing has happened until `end`. What is there already counts, also when the time is up: this
    ///   process may have stood still itself.
    private func wait(for events: Int32, until end: ContinuousClock.Instant?) -> Bool {
        var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
        while true {
            switch poll(&socket, 1, end.map { Self.milliseconds(to: $0) } ?? -1) {
            case 0: if (end.map { $0 <= .now } ?? false) { return false }
            case -1 where errno != EINTR: return true  // What is wrong shows when it is read.
            case -1: continue
            default: return true
            }
        }
    }

    /// At most a minute.
    private static func milliseconds(to end: ContinuousClock.Instant) -> CInt {
        let left = min(max(end - .now, .zero), .seconds(60))
        return CInt((left / .milliseconds(1)).rounded(.up))
    }
}
