import Foundation
import Synchronization

/// A server on this machine that behaves as a test wants it to: each connection is handed to a script on a thread of its own.
final class StandIn: Sendable {
    let port: UInt16
    private let listener: Int32
    private let heard = Mutex<[String]>([])

    init(_ script: @escaping @Sendable (Connection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        Thread.detachNewThread { [self] in
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                Thread.detachNewThread {
                    let connection = Connection(descriptor) { [self] line in heard.withLock { $0.append(line) } }
                    script(connection)
                    close(descriptor)
                }
            }
        }
    }

    /// What clients said, line by line.
    var lines: [String] { heard.withLock { $0 } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// One client. Used by one thread.
    final class Connection {
        private let descriptor: Int32
        private let hear: (String) -> Void
        private var bytes: [UInt8] = []

        init(_ descriptor: Int32, _ hear: @escaping (String) -> Void) {
            self.descriptor = descriptor
            self.hear = hear
        }

        /// - Returns: nil at the end.
        func line() -> String? {
            while true {
                if let end = bytes.firstIndex(of: 0x0A) {
                    let line = String(decoding: bytes[..<end], as: UTF8.self).trimmingCharacters(in: .newlines)
                    bytes.removeSubrange(...end)
                    hear(line)
                    return line
                }
                guard fill() else { return nil }
            }
        }

        /// A request's head and body.
        func request() {
            var length = 0
            while let line = line(), !line.isEmpty {
                if line.lowercased().hasPrefix("content-length:") {
                    length = Int(line.dropFirst(15).trimmingCharacters(in: .whitespaces)) ?? 0
                }
            }
            while bytes.count < length { guard fill() else { return } }
            hear(String(decoding: bytes.prefix(length), as: UTF8.self))
            bytes.removeFirst(min(length, bytes.count))
        }

        func say(_ text: String) {
            let bytes = Array(text.utf8)
            _ = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }

        func answer(_ status: String, _ headers: [String] = [], body: String = "") {
            say(
                (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers + [
                    "", body,
                ])
                .joined(separator: "\r\n"))
        }

        /// Until the client is gone.
        func wait() { while fill() {} }

        private func fill() -> Bool {
            var buffer = [UInt8](repeating: 0, count: 4_096)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return false }
            bytes += buffer.prefix(count)
            return true
        }
    }
}
