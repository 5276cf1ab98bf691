import Testing
import ZeroMQ

@Suite("Endpoints and lifetimes", .timeLimit(.minutes(15)))
struct EndpointTests {
    @Test("binding to any port tells which one it was")
    func anyPort() throws {
        try withContext { context in
            let endpoint = try Socket(.pull, in: context).bind("tcp://127.0.0.1:*")
            #expect(endpoint.hasPrefix("tcp://127.0.0.1:"))
            let port = try #require(endpoint.split(separator: ":").last.flatMap { Int($0) })
            #expect((1...65_535).contains(port))
        }
    }

    @Test("an address that is in use says so in one line")
    func inUse() throws {
        try withContext { context in
            let first = try Socket(.router, in: context)
            let endpoint = try first.bind("tcp://127.0.0.1:*")
            let second = try Socket(.router, in: context)
            let error = #expect(throws: ZeroMQError.self) { try second.bind(endpoint) }
            #expect(error?.code == .addressInUse)
            #expect(error?.isRetriable == true)
            #expect(
                error.map { "\($0)" }
                    == "address in use: \(endpoint) is taken by another process; choose another endpoint")
            withExtendedLifetime(first) {}
        }
    }

    @Test(
        "endpoints that cannot be",
        arguments: [
            ("nonsense", ZeroMQError.Code.invalidEndpoint), ("tcp://127.0.0.1:none", .invalidEndpoint),
            ("udp://127.0.0.1:1", .invalidEndpoint), ("carrier-pigeon://coop", .invalidEndpoint),
            ("tcp://192.0.2.1:*", .addressNotAvailable), ("tcp://no-such-interface:*", .addressNotAvailable),
        ])
    func invalid(endpoint: String, expected: ZeroMQError.Code) throws {
        try withContext { context in
            let socket = try Socket(.router, in: context)
            let error = #expect(throws: ZeroMQError.self) { try socket.bind(endpoint) }
            #expect(error?.code == expected)
            #expect(error?.message.contains(endpoint) == true)
            #expect(error?.message.contains("\n") == false)
        }
    }

    @Test("an endpoint can be left, and bound again by another")
    func leave() throws {
        try withContext { context in
            let first = try Socket(.router, in: context)
            let monitor = try first.monitor()
            let endpoint = try first.bind("tcp://127.0.0.1:*")
            try first.unbind(endpoint)
            try monitor.wait(for: .other(0x80))
            try Socket(.router, in: context).bind(endpoint)
            #expect(code { () throws(ZeroMQError) in try first.unbind(endpoint) } == .notConnected)
            #expect(code { () throws(ZeroMQError) in try first.disconnect(endpoint) } == .notConnected)
        }
    }

    @Test("a closed socket refuses everything, and closing it again does nothing")
    func closed() throws {
        try withContext { context in
            let socket = try Socket(.dealer, in: context)
            #expect(!socket.isClosed)
            socket.close()
            socket.close()
            #expect(socket.isClosed)
            #expect(code { () throws(ZeroMQError) in _ = try socket.receive() } == .closed)
            #expect(code { () throws(ZeroMQError) in _ = try socket.send(Message("a")) } == .closed)
            #expect(code { () throws(ZeroMQError) in try socket.bind("inproc://a") } == .closed)
        }
    }

    @Test("a context that is shut down ends waiting, and makes no more sockets")
    func shutdown() throws {
        let context = try Context()
        let socket = try Socket(.pull, in: context)
        context.shutdown()
        #expect(code { () throws(ZeroMQError) in _ = try socket.receive(timeout: patience) } == .terminated)
        #expect(code { () throws(ZeroMQError) in _ = try Socket(.pull, in: context) } == .terminated)
        socket.close()
        context.terminate()
        context.terminate()
        #expect(code { () throws(ZeroMQError) in _ = try Socket(.pull, in: context) } == .terminated)
    }

    @Test("waiting ends when the time is over")
    func timeouts() throws {
        try withContext { context in
            let pull = try Socket(.pull, in: context)
            let push = try Socket(.push, in: context)
            #expect(try pull.receive(timeout: .nanoseconds(1)) == nil)
            #expect(try pull.receive(timeout: .seconds(-1)) == nil)
            #expect(try push.send(Message("nobody there")) == .full)
            #expect(try push.send(Message("nobody there"), timeout: .milliseconds(1)) == .full)
        }
    }

    @Test("a batch is what has arrived, up to a limit")
    func batch() throws {
        try withContext { context in
            let pull = try Socket(.pull, in: context)
            let push = try Socket(.push, in: context)
            try push.connect(try pull.bind("inproc://batch"))
            #expect(try pull.receive(upTo: 10).isEmpty)
            for number in 0..<15 { #expect(try push.send(Message("\(number)")) == .queued) }
            #expect(try pull.receive(upTo: 10).map { $0.texts[0] } == (0..<10).map(String.init))
            #expect(try pull.receive(upTo: 10).map { $0.texts[0] } == (10..<15).map(String.init))
        }
    }

    @Test("a monitor may be closed before or after its socket, and there is one", arguments: [true, false])
    func monitors(monitorFirst: Bool) throws {
        try withContext { context in
            let socket = try Socket(.router, in: context)
            let monitor = try socket.monitor()
            #expect(code { () throws(ZeroMQError) in _ = try socket.monitor() } == .notSupported)
            try socket.bind("tcp://127.0.0.1:*")
            try monitor.wait(for: .listening)
            if monitorFirst {
                monitor.close()
                try socket.bind("tcp://127.0.0.1:*")
            } else {
                socket.close()
                try monitor.wait(for: .stopped)
            }
        }
    }
}
