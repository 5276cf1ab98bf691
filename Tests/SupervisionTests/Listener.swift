import Foundation
import Testing

/// A service manager's end of `NOTIFY_SOCKET`.
///
/// Safe to share: its descriptor does not change, and reading it is the kernel's to order.
final class Listener: @unchecked Sendable {
    /// As it stands in `NOTIFY_SOCKET`.
    let name: String
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("duban-\(UUID().uuidString)")
    private let descriptor: Int32

    init(isAbstract: Bool = false) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        name = isAbstract ? "@\(folder.lastPathComponent)" : folder.appendingPathComponent("notify").path
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = isAbstract ? [0] + Array(name.utf8.dropFirst()) : Array(name.utf8) + [0]
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + bytes.count)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        try #require(result == 0)
    }

    deinit {
        shutdown(descriptor, Int32(SHUT_RD))
        close(descriptor)
        try? FileManager.default.removeItem(at: folder)
    }

    /// What has come and was not taken yet; nil where nothing has.
    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    /// Everything that comes from now on, taken off at once by a thread of its own, as a manager does: few datagrams wait at
    /// a socket, and who finds no room gives up after a second.
    func notices() -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let descriptor = dup(descriptor)
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 4_096)
            while case let count = recv(descriptor, &bytes, bytes.count, 0), count > 0 {
                continuation.yield(String(decoding: bytes.prefix(count), as: UTF8.self))
            }
            continuation.finish()
            close(descriptor)
        }
        return stream
    }

    /// Everything that has come.
    func all() -> [String] {
        Array(sequence(state: ()) { _ in self.next() })
    }
}
