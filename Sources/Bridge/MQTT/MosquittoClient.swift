import CMosquitto
import DubanConfiguration
import Glibc

/// One connection to a broker, by libmosquitto 2.0.
///
/// The library queues its acknowledgement (PUBACK) before it hands a message out. It writes it at once, unless it is told that threads are
/// in use: then only ``write()`` does. So nothing is acknowledged between ``read(waiting:)`` and that call, and where what was
/// read can't be kept, the client is let go of instead, with all that it has not written; the broker sends it again.
///
/// For one thread at a time.
final class MosquittoClient {
    private let handle: OpaquePointer
    private(set) var news: [News] = []
    private(set) var messages: [BrokerMessage] = []
    private var bytes = 0

    /// What has happened besides messages.
    enum News: Hashable {
        /// - hasSession: whether the broker knows it from earlier.
        case connected(hasSession: Bool)
        /// The broker's reason. Source: MQTT 3.1.1, 3.2.2.3.
        case refused(Int32)
        /// - number: as ``subscribe(to:quality:)`` returned it. - granted: 128 for a refusal.
        case subscribed(number: Int32, granted: Int32)
    }

    private static let isReady = mosquitto_lib_init() == MOSQ_ERR_SUCCESS.code

    /// - Throws: ``BridgeError`` where the settings can't be used: a certificate that can't be read.
    init(_ broker: BrokerInput) throws(BridgeError) {
        guard Self.isReady, let handle = mosquitto_new(broker.clientID, broker.isCleanSession, nil) else {
            throw BridgeError("mqtt \(broker.name): no client can be made")
        }
        self.handle = handle
        mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        mosquitto_threaded_set(handle, true)
        setCallbacks()
        try apply(broker)
    }

    deinit {
        mosquitto_destroy(handle)
    }

    private func apply(_ broker: BrokerInput) throws(BridgeError) {
        var outcome = mosquitto_username_pw_set(handle, broker.userName, broker.password?.revealed)
        if outcome == 0, let tls = broker.tls {
            outcome = mosquitto_tls_set(handle, tls.authority, nil, tls.certificate, tls.key, nil)
        }
        guard outcome == 0 else {
            throw BridgeError(
                "mqtt \(broker.name): the files of tls can't be used (\(Self.text(outcome))); check their paths and permissions"
            )
        }
    }

    private func setCallbacks() {
        mosquitto_connect_with_flags_callback_set(handle) { _, client, outcome, flags in
            MosquittoClient.at(client)?.news.append(
                outcome == 0 ? .connected(hasSession: flags & 1 == 1) : .refused(outcome))
        }
        mosquitto_subscribe_callback_set(handle) { _, client, number, count, granted in
            guard count > 0, let granted else { return }
            MosquittoClient.at(client)?.news.append(.subscribed(number: number, granted: granted[0]))
        }
        mosquitto_message_callback_set(handle) { _, client, message in
            guard let message else { return }
            MosquittoClient.at(client)?.take(BrokerMessage(message.pointee))
        }
    }

    private static func at(_ pointer: UnsafeMutableRawPointer?) -> MosquittoClient? {
        pointer.map { Unmanaged<MosquittoClient>.fromOpaque($0).takeUnretainedValue() }
    }

    private func take(_ message: BrokerMessage) {
        messages.append(message)
        bytes += message.payload.count
    }
}

// MARK: - Connection

extension MosquittoClient {
    /// Connects; waits until there is a connection, as long as the system tries.
    /// - Throws: ``ConnectionLoss``.
    func connect(to broker: BrokerInput) throws(ConnectionLoss) {
        let keepalive = Int32(broker.keepalive.components.seconds)
        try Self.check(mosquitto_connect(handle, broker.host, Int32(broker.port), keepalive))
    }

    /// - Returns: the number by which ``News/subscribed(number:granted:)`` tells of it.
    func subscribe(to filter: String, quality: Int) throws(ConnectionLoss) -> Int32 {
        var number: Int32 = 0
        try Self.check(mosquitto_subscribe(handle, &number, filter, Int32(quality)))
        return number
    }

    /// Reads what is there, or comes within some time: so many messages that one fsync is worth it, and memory is bounded.
    func read(waiting milliseconds: Int32) throws(ConnectionLoss) {
        (news, messages, bytes) = ([], [], 0)
        var patience = milliseconds
        while messages.count < Self.mostMessages, bytes < Self.mostBytes, isReadable(within: patience) {
            try Self.check(mosquitto_loop_read(handle, 1))
            patience = 0
        }
        try Self.check(mosquitto_loop_misc(handle))
    }

    private static let mostMessages = 1_000
    private static let mostBytes = 1 << 20

    /// Writes what the library has queued, acknowledgements among it, as far as the system takes it: one packet with each call.
    func write() throws(ConnectionLoss) {
        while mosquitto_want_write(handle), isReady(for: POLLOUT, within: 0) {
            try Self.check(mosquitto_loop_write(handle, 1))
        }
    }

    /// Takes leave, so that the broker knows that nothing has gone wrong.
    func disconnect() {
        guard mosquitto_disconnect(handle) == 0 else { return }
        try? write()
    }

    /// Waits for something to read, or for room to write where something is to be written.
    private func isReadable(within milliseconds: Int32) -> Bool {
        let interest = mosquitto_want_write(handle) ? POLLIN | POLLOUT : POLLIN
        return isReady(for: interest, within: milliseconds) && isReady(for: POLLIN, within: 0)
    }

    /// Also where the connection is over: whoever reads or writes then is told so.
    private func isReady(for interest: Int32, within milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: mosquitto_socket(handle), events: Int16(interest), revents: 0)
        return entry.fd < 0 || poll(&entry, 1, milliseconds) > 0
    }

    private static func check(_ outcome: Int32) throws(ConnectionLoss) {
        guard outcome != 0 else { return }
        let reason = outcome == MOSQ_ERR_ERRNO.code ? String(cString: strerror(errno)) : text(outcome)
        throw ConnectionLoss(reason: reason)
    }

    private static func text(_ outcome: Int32) -> String {
        if outcome == MOSQ_ERR_TLS.code {
            return "TLS failed: check tls.ca, the broker's certificate, and the name in it"
        }
        return mosquitto_strerror(outcome).map { String(cString: $0) } ?? "error \(outcome)"
    }
}

/// A connection to a broker that is over, or was never made.
struct ConnectionLoss: Error {
    let reason: String
}

extension mosq_err_t {
    fileprivate var code: Int32 { Int32(rawValue) }
}
