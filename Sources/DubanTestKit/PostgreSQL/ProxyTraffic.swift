import Glibc
import Synchronization

/// The connections of a ``ServerProxy``, on its thread.
final class ProxyTraffic: Sendable {
    struct State {
        var faults: [ProxyFault] = []
        var isSilent = false
        var isOver = false

        fileprivate mutating func takeFault() -> ProxyFault? {
            faults.isEmpty ? nil : faults.removeFirst()
        }
    }

    private let listener: Int32
    /// The server's Unix socket.
    private let target: String
    /// Written to when something is to be looked at.
    private let (ear, bell): (Int32, Int32)
    private let state = Mutex(State())

    init(listener: Int32, target: String) {
        self.listener = listener
        self.target = target
        var ends: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
        (ear, bell) = (ends[0], ends[1])
    }

    deinit {
        for descriptor in [listener, ear, bell] { close(descriptor) }
    }

    var faultsLeft: Int { state.withLock(\.faults.count) }

    func change(_ change: @Sendable (inout State) -> Void) {
        state.withLock { change(&$0) }
        send(bell, "!", 1, Int32(MSG_NOSIGNAL))
    }

    func run() {
        var lines: [ProxyLine] = []
        while true {
            let isSilent = state.withLock(\.isSilent)
            let ready = Self.wait(for: [ear, listener] + (isSilent ? [] : lines.flatMap { [$0.client, $0.server] }))
            if ready.contains(ear) { hear() }
            // Under the lock: once somebody has set it silent, nothing passes.
            let isOver = state.withLock { state in
                if !state.isSilent { lines.removeAll { !Self.pass($0, ready, &state) } }
                return state.isOver
            }
            if isOver { return }
            if ready.contains(listener), let line = takeLine() { lines.append(line) }
        }
    }

    /// - Returns: the descriptors on which there is something to be read.
    private static func wait(for descriptors: [Int32]) -> Set<Int32> {
        var sockets = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        poll(&sockets, nfds_t(sockets.count), -1)
        return Set(sockets.filter { $0.revents != 0 }.map(\.fd))
    }

    private func hear() {
        var bytes = [UInt8](repeating: 0, count: 64)
        recv(ear, &bytes, bytes.count, 0)
    }

    /// - Returns: false where the line has ended.
    private static func pass(_ line: ProxyLine, _ ready: Set<Int32>, _ state: inout State) -> Bool {
        if ready.contains(line.client), !line.passOn({ state.takeFault() }) { return false }
        return !ready.contains(line.server) || line.passBack()
    }

    private func takeLine() -> ProxyLine? {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return nil }
        // Answers come in parts: none waits for the client's word that it has the one before.
        var isOn: Int32 = 1
        setsockopt(client, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        guard let server = PlainSocket.connected(to: target) else {
            close(client)
            return nil
        }
        return ProxyLine(client: client, server: server)
    }
}
