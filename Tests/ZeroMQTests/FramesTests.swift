import Testing
import ZeroMQ

@Suite("Frames", .timeLimit(.minutes(15)))
struct FramesTests {
    /// Sends messages over TCP, from a DEALER to another with these options, and returns what arrives.
    private func send(_ messages: [Message], options: SocketOptions = SocketOptions()) throws -> [Message] {
        var received: [Message] = []
        try withContext { context in
            let server = try Socket(.dealer, in: context, options: options)
            let client = try Socket(.dealer, in: context, options: .client)
            try client.connect(try server.bind("tcp://127.0.0.1:*"))
            for message in messages {
                #expect(try client.send(message) == .queued)
                received.append(try server.next())
            }
        }
        return received
    }

    @Test("empty frames arrive as they are", arguments: [[""], ["", ""], ["", "a", "", "", "b", ""]])
    func empty(texts: [String]) throws {
        let message = Message(texts.map { Array($0.utf8) })
        #expect(try send([message]).map(\.frames) == [message.frames])
    }

    /// Around the sizes where libzmq keeps a payload elsewhere: inside the message struct (up to 33), in its receive
    /// buffer (up to 8,192), in memory of its own.
    @Test("payloads of every size are copied whole")
    func sizes() throws {
        let messages = [0, 1, 29, 33, 34, 255, 256, 8_191, 8_192, 8_193, 65_536, 1 << 20].map { count in
            Message([(0..<count).map { UInt8(truncatingIfNeeded: $0) }, [7]])
        }
        #expect(try send(messages).map(\.frames) == messages.map(\.frames))
    }

    @Test("frames above the limit are counted and dropped, and the next message is whole")
    func limit() throws {
        let long = Message("0", "1", "2", "3", "4", "5", "6")
        let received = try send([long, Message("a", "b")], options: SocketOptions { $0.maximumFrames = 4 })
        #expect(received.map(\.texts) == [["0", "1", "2", "3"], ["a", "b"]])
        #expect(received.map(\.droppedFrames) == [3, 0])
    }

    @Test("a message of exactly as many frames as the limit is whole")
    func exactly() throws {
        let message = Message((0..<16).map { [$0] })
        let received = try send([message])
        #expect(received.map(\.frames) == [message.frames])
        #expect(received.map(\.droppedFrames) == [0])
    }

    @Test("a frame above the limit costs its sender the connection, and nobody else")
    func tooLarge() throws {
        try withContext { context in
            let router = try Socket(.router, in: context)
            let monitor = try router.monitor()
            let endpoint = try router.bind("tcp://127.0.0.1:*")
            let offender = try Socket(.dealer, in: context, options: .client)
            let peer = try Socket(.dealer, in: context, options: .client)
            try peer.connect(endpoint)
            try offender.connect(endpoint)

            #expect(try offender.send(Message([[UInt8](repeating: 1, count: 2 << 20)])) == .queued)
            try monitor.wait(for: .disconnected)
            #expect(try peer.send(Message("still there")) == .queued)
            let message = try router.next()
            #expect(message.texts.last == "still there")
            #expect(try router.send(message) == .queued)
            #expect(try peer.next().texts == ["still there"])
            #expect(try router.receive() == nil)
            withExtendedLifetime(offender) {}
        }
    }

    @Test("a message without frames is refused")
    func none() throws {
        try withContext { context in
            let socket = try Socket(.dealer, in: context)
            #expect(code { () throws(ZeroMQError) in _ = try socket.send([]) } == .invalidMessage)
        }
    }

    @Test("the size of a message is that of its frames")
    func byteCount() {
        #expect(Message("", "abc", "de").byteCount == 5)
    }
}
