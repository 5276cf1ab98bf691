import EventJSON
import LedgerStore
import Ledgers
import Logging
import PointStore
import Synchronization
import ZeroMQ

@testable import Node

/// A node with CURVE sockets on free ports, and offices whose keys the test holds.
final class LiveNode: Sendable {
    let node: Node
    let store: MemoryStore
    let keys: CurveKeyPair
    private let running: Task<Void, any Error>
    private let context: Context
    private let peers = Mutex<[Peer]>([])

    init(
        _ offices: [Office], pointStore: any PointStore = MemoryPointStore(),
        change: (inout NodeSettings) -> Void = { _ in }
    ) async throws {
        context = try Context()
        keys = try Curve.generateKeyPair()
        store = MemoryStore()
        var settings = NodeSettings()
        for endpoint in [\NodeSettings.ingest, \.feed, \.tail, \.query] { settings[keyPath: endpoint] = Self.free }
        settings.rules.offices = Offices(offices)
        settings.curve = keys
        settings.clock = .manual(Bench.morning)
        change(&settings)
        let node = try await Node(
            settings, store: store, pointStore: pointStore,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        self.node = node
        running = Task { try await node.run() }
    }

    static let free = "tcp://127.0.0.1:*"

    func stop() async throws {
        for peer in peers.withLock(\.self) { await peer.thread.stop() }
        context.terminate()
        running.cancel()
        try await running.value
    }

    /// - Parameter keys: nil for a client without CURVE.
    func client(_ kind: SocketKind, at endpoint: String, as keys: CurveKeyPair?) async throws -> Peer {
        let security = keys.map { SocketSecurity.curveClient(serverKey: self.keys.publicKey, keyPair: $0) }
        let peer = try await Peer(kind, at: endpoint, in: context, security: security)
        peers.withLock { $0.append(peer) }
        return peer
    }
}

/// A client's socket on a thread of its own, where it may wait: the node needs the others.
actor Peer {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private let socket: Socket

    init(_ kind: SocketKind, at endpoint: String, in context: Context, security: SocketSecurity?) async throws {
        var options = SocketOptions.client
        if let security { options.security = security }
        thread = try SocketThread(name: "peer")
        socket = try Socket(kind, in: context, options: options)
        try connect(to: endpoint, subscribing: kind == .sub)
    }

    private func connect(to endpoint: String, subscribing: Bool) throws {
        try thread.adopt(socket)
        if subscribing { try socket.subscribe("") }
        try socket.connect(endpoint)
    }

    func send(_ frames: [[UInt8]], timeout: Duration = .seconds(90)) throws {
        _ = try socket.send(Message(frames), timeout: timeout)
    }

    /// - Returns: nil where nothing comes in time.
    func receive(_ timeout: Duration = .seconds(90)) throws -> [[UInt8]]? {
        try socket.receive(timeout: timeout)?.frames
    }

    func ask(_ body: [UInt8]) throws -> JSONValue? {
        try send([[], body])
        return try receive().flatMap { try JSONParser.parse($0.last ?? []) }
    }
}
