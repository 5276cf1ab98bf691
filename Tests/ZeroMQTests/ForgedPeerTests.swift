import Glibc
import Testing
import ZeroMQ

@Suite("Forged peers", .timeLimit(.minutes(15)))
struct ForgedPeerTests {
    /// libzmq passes on any property that a peer writes into its READY command, `User-Id` as well.
    @Test("what a peer claims to be is not believed")
    func claimedUser() throws {
        try withContext { context in
            let pull = try Socket(.pull, in: context)
            let endpoint = try pull.bind("tcp://127.0.0.1:*")
            let port = try #require(endpoint.split(separator: ":").last.flatMap { UInt16($0) })
            let descriptor = try connect(to: port)
            defer { close(descriptor) }

            send(greeting + ready(["Socket-Type": "PUSH", "User-Id": "admin"]), to: descriptor)
            _ = receive(greeting.count, from: descriptor)
            let commandSize = receive(2, from: descriptor)[1]
            _ = receive(Int(commandSize), from: descriptor)
            send([0, 2] + Array("hi".utf8), to: descriptor)

            let message = try pull.next()
            #expect(message.texts == ["hi"])
            #expect(message.userID == nil)
            #expect(message.peerAddress == "127.0.0.1")
        }
    }

    private func connect(to port: UInt16) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Glibc.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
        return descriptor
    }

    private func send(_ bytes: [UInt8], to descriptor: Int32) {
        #expect(Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }

    private func receive(_ count: Int, from descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        #expect(recv(descriptor, &bytes, count, Int32(MSG_WAITALL)) == count)
        return bytes
    }

    /// ZMTP 3.0, mechanism NULL, as a client. Source: RFC 23, "Greeting".
    private var greeting: [UInt8] {
        let signature: [UInt8] = [0xff] + [UInt8](repeating: 0, count: 8) + [0x7f]
        return signature + [3, 0] + Array("NULL".utf8) + [UInt8](repeating: 0, count: 16 + 32)
    }

    /// A READY command. Source: RFC 23, "The NULL Security Mechanism".
    private func ready(_ properties: KeyValuePairs<String, String>) -> [UInt8] {
        let body = properties.reduce(into: [5] + Array("READY".utf8)) { body, property in
            body += [UInt8(property.key.utf8.count)] + Array(property.key.utf8)
            body += [0, 0, 0, UInt8(property.value.utf8.count)] + Array(property.value.utf8)
        }
        return [4, UInt8(body.count)] + body
    }
}
