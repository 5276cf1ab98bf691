import CoreMetrics
import EventJSON
package import LedgerStore
import Ledgers
import Logging
import ZeroMQ

/// Where everything that happens is published, live: topic, header and body of each row of the log. A slow subscriber
/// loses messages, which it sees by the positions; it never slows the node.
///
/// libzmq publishes to whoever has connected, and a subscription is his own choice: who may not see everything gets a tail
/// of his own, at which the node publishes what is for him and nothing else.
actor Tail: RowPublisher {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let context: Context
    private let security: NodeSecurity
    let reception: Reception
    let logger: Logger
    private let instruments: NodeInstruments
    private var main: Outlet?
    private var ofOffices: [Outlet] = []
    private(set) var position: Int64
    private var isSilent = true

    /// - Parameter position: of the newest row in the log.
    init(
        thread: SocketThread, in context: Context, security: NodeSecurity, reception: Reception, position: Int64,
        logger: Logger, instruments: NodeInstruments
    ) {
        self.thread = thread
        self.context = context
        self.security = security
        self.reception = reception
        self.position = position
        self.logger = logger
        self.instruments = instruments
    }

    /// - Returns: the endpoint that was bound, with its port.
    func bind(_ endpoint: String) throws -> String {
        let outlet = Outlet(door: .tail, viewer: .everything)
        main = outlet
        try open(outlet, at: endpoint)
        return outlet.endpoint
    }

    /// Opens the tails of these offices.
    /// - Returns: the endpoint of each office's tail, by its name.
    func bind(_ offices: Offices) throws -> [String: String] {
        for office in offices.all where office.hasOwnTail {
            let outlet = Outlet(office)
            ofOffices.append(outlet)
            try open(outlet, at: outlet.endpoint)
        }
        return ofOffices.reduce(into: [:]) { $0[$1.viewer.office ?? ""] = $1.endpoint }
    }

    func open(_ outlet: Outlet, at endpoint: String) throws {
        let socket = try thread.open(.xpub, in: context, options: .tail(security.server(of: outlet.door)))
        outlet.socket = socket
        thread.onReadable(socket) { [weak self, door = outlet.door] in self?.assumeIsolated { $0.hear(at: door) } }
        outlet.endpoint = try socket.bind(endpoint)
    }

    func publish(_ rows: [LogRow]) {
        instruments.tailMessages.increment(by: rows.reduce(0) { $0 + publish($1) })
        guard let newest = rows.last else { return }
        position = newest.position
        isSilent = false
    }

    /// - Returns: to how many outlets it went.
    private func publish(_ row: LogRow) -> Int {
        let frames = row.tailFrames
        return outlets.count { $0.viewer.sees(row) && send(frames, to: $0) }
    }

    var outlets: [Outlet] { [main].compactMap(\.self) + ofOffices }

    /// Tells of the newest position after every second of silence, until cancelled.
    func beat() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            let header: JSONValue = ["position": JSONValue(position)]
            for outlet in outlets where isSilent || outlet.viewer != .everything {
                if send([Array("heartbeat".utf8), header.bytes, []], to: outlet) { instruments.heartbeats.increment() }
            }
            isSilent = true
        }
    }

    private func send(_ frames: [[UInt8]], to outlet: Outlet) -> Bool {
        do {
            return try outlet.socket?.send(Message(frames)) != nil
        } catch {
            logger.error("tail can't publish", metadata: ["reason": "\(error)"])
            return false
        }
    }
}

/// When other offices are adopted.
extension Tail {
    /// Who is connected stays so, whatever becomes of his key, for as long as the socket is open: where somebody may no
    /// longer follow, it is closed at once, and opened anew for the others, who see by the positions what they have missed.
    func adopt(_ offices: Offices, instead old: Offices?) {
        if let main, !Self.isHarmless(offices, instead: old, at: main.door) { reopen(main) }
        for outlet in ofOffices {
            guard let office = offices.all.first(where: { $0.hasOwnTail && $0.tail == outlet.asked }) else {
                outlet.end()
                continue
            }
            outlet.viewer = Viewer(office)
            if !Self.isHarmless(offices, instead: old, at: outlet.door) { reopen(outlet) }
        }
        ofOffices.removeAll { !$0.isWanted }
        for office in offices.all where office.hasOwnTail && !ofOffices.contains(where: { $0.asked == office.tail }) {
            let outlet = Outlet(office)
            ofOffices.append(outlet)
            reopen(outlet)
        }
    }

    private static func isHarmless(_ offices: Offices, instead old: Offices?, at door: Door) -> Bool {
        let keys = { (offices: Offices) in Set(offices.all.filter(door.isOpen).flatMap(\.keys)) }
        return keys(offices).isSuperset(of: old.map(keys) ?? [])
    }
}

extension Office {
    fileprivate var hasOwnTail: Bool { mayFollow && tail != nil }
}

extension LogRow {
    /// What is published of it: topic, header and body.
    package var tailFrames: [[UInt8]] {
        let header: JSONValue = ["position": JSONValue(position), "previous": JSONValue(previous)]
        return [Array(draft.topic.utf8), header.bytes, draft.body]
    }
}
