import Glibc

/// The datagram socket on which a service manager listens: `NOTIFY_SOCKET`. Source: sd_notify(3).
struct NotifySocket: Sendable {
    private let address: sockaddr_un
    private let length: socklen_t

    /// Longest wait for room with the service manager, in seconds; what finds none by then is not sent.
    private static let patience = 1

    /// - Parameter name: an absolute path, or `@` and the name of an abstract socket. Anything else is nil: sd_notify(3)
    ///   knows other families, but systemd gives none of them to a service.
    init?(_ name: String) {
        var bytes = Array(name.utf8)
        var address = sockaddr_un()
        guard bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: "@"), bytes.count > 1,
            bytes.count < MemoryLayout.size(ofValue: address.sun_path)
        else { return nil }
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        // An abstract name ends with its length, a path with the zero behind it.
        let end = bytes[0] == 0 ? bytes.count : bytes.count + 1
        self.address = address
        length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + end)
    }

    /// - Returns: whether the service manager has it. One that is gone or deaf is no reason to stop.
    @discardableResult
    func send(_ text: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return sent(Array(text.utf8), on: descriptor)
    }

    private func sent(_ bytes: [UInt8], on descriptor: Int32) -> Bool {
        var address = address
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length) == bytes.count
            }
        }
    }
}
