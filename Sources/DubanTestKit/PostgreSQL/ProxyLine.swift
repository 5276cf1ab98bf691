import Glibc

/// A client's connection, and the one to the server that was made for it.
final class ProxyLine {
    let client: Int32
    let server: Int32
    private var messages = ClientMessages()
    /// What is to happen when the server has answered to the COMMIT that it was given.
    private var faultInAnswer: ProxyFault?

    init(client: Int32, server: Int32) {
        (self.client, self.server) = (client, server)
    }

    deinit {
        close(client)
        close(server)
    }

    /// Passes on what the client has sent.
    /// - Parameter takeFault: gives the fault of a COMMIT.
    /// - Returns: false where the connection ends.
    func passOn(_ takeFault: () -> ProxyFault?) -> Bool {
        guard let received = Self.read(client) else { return false }
        messages.append(received)
        while let message = messages.next() {
            let fault = ClientMessages.isCommit(message) ? takeFault() : nil
            if fault == .cutBefore { return false }
            faultInAnswer = fault ?? faultInAnswer
            guard Self.write(message, to: server) else { return false }
        }
        return true
    }

    /// Passes on what the server has answered.
    /// - Returns: false where the connection ends.
    func passBack() -> Bool {
        guard let received = Self.read(server) else { return false }
        switch faultInAnswer {
        case .cutAfter: return false
        case .silentAfter: return true
        case .cutBefore, nil: return Self.write(received, to: client)
        }
    }

    /// Nil at the end.
    private static func read(_ descriptor: Int32) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
