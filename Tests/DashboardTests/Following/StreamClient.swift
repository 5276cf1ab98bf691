import Foundation
import Glibc
import Synchronization

/// Reads a stream that does not end, for as long as a test wants.
final class StreamClient: Sendable {
    private let descriptor: Int32
    private let received = Mutex("")
    private let hasEnded = Mutex(false)
    private let news: AsyncStream<Void>
    private let teller: AsyncStream<Void>.Continuation

    init(_ path: String, _ headers: [String: String] = [:], port: Int) throws {
        (news, teller) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isConnected = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
        let lines = headers.map { "\($0): \($1)\r\n" }.joined()
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\(lines)\r\n".utf8)
        guard isConnected, send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw POSIXError(.ECONNREFUSED)
        }
        Thread.detachNewThread { [self] in read() }
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
            let text = String(decoding: buffer.prefix(count), as: UTF8.self)
            received.withLock { $0 += text }
            teller.yield()
        }
        hasEnded.withLock { $0 = true }
        teller.yield()
    }

    /// What has come up to now.
    var text: String { received.withLock(\.self) }

    /// Of the rows that have come, the ids.
    var ids: [Int] {
        text.matches(of: /id: ([0-9]+)\r?\ndata:/).compactMap { Int($0.1) }
    }

    /// Returns once something has come; the test's time limit ends it otherwise.
    func until(_ hasCome: (StreamClient) -> Bool) async {
        if hasCome(self) { return }
        for await _ in news where hasCome(self) { return }
    }

    /// Returns once the node has closed the connection.
    func untilEnd() async { await until { $0.hasEnded.withLock(\.self) } }

    func close() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    deinit { Glibc.close(descriptor) }
}
