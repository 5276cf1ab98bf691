import Foundation
import Glibc
import Synchronization
import Testing

/// The few packets of MQTT 3.1.1 that a test needs, one client at a time: to look at what the client writes, and when.
///
/// Safe to share: the descriptors don't change, and the kernel orders what is done with them.
final class PlainBroker: Sendable {
    let port: Int
    private let listener: Int32
    private let client = Mutex<Int32>(-1)

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try boundPort(of: listener)
        try #require(listen(listener, 5) == 0)
    }

    deinit {
        close(listener)
        client.withLock { _ = $0 >= 0 ? close($0) : 0 }
    }

    /// Takes the next client: CONNECT, SUBSCRIBE, and their answers.
    func admit() async throws {
        try await onThread { Result { try self.admitOne() } }.get()
    }

    private func admitOne() throws {
        let accepted = accept(listener, nil, nil)
        try #require(accepted >= 0)
        client.withLock { client in
            if client >= 0 { close(client) }
            client = accepted
        }
        try #require(nextPacket()?.kind == 1)
        write([0x20, 2, 0, 0])
        let subscribe = try #require(nextPacket())
        try #require(subscribe.kind == 8)
        write([0x90, 3, subscribe.body[0], subscribe.body[1], 1])
    }

    /// PUBLISH with QoS 1.
    func publish(_ payload: String, to topic: String, number: UInt8) {
        let body = [0, UInt8(topic.utf8.count)] + Array(topic.utf8) + [0, number] + Array(payload.utf8)
        write([0x32, UInt8(body.count)] + body)
    }

    struct Packet: Sendable {
        var kind: UInt8
        var body: [UInt8]
    }

    /// The next packet; waits for it. Nil where the client has gone.
    func packet() async -> Packet? {
        await onThread { self.nextPacket() }
    }

    private func nextPacket() -> Packet? {
        guard let head = read(2) else { return nil }
        guard let body = read(Int(head[1])) else { return nil }
        return Packet(kind: head[0] >> 4, body: body)
    }

    /// Bytes that the client has written, and nobody has read.
    var unread: Int {
        var count: Int32 = 0
        _ = client.withLock { ioctl($0, UInt(FIONREAD), &count) }
        return Int(count)
    }

    private func read(_ count: Int) -> [UInt8]? {
        let descriptor = client.withLock { $0 }
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        while length < count {
            let more = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress! + length, count - length, 0) }
            guard more > 0 else { return nil }
            length += more
        }
        return bytes
    }

    private func write(_ bytes: [UInt8]) {
        _ = client.withLock { send($0, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
    }
}

/// Work that waits, on a thread that nobody shares.
func onThread<Outcome: Sendable>(_ work: @escaping @Sendable () -> Outcome) async -> Outcome {
    await withCheckedContinuation { done in
        Thread.detachNewThread { done.resume(returning: work()) }
    }
}
