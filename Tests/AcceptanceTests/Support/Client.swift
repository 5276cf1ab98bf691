import EventJSON
import Testing
import ZeroMQ

/// A client with one DEALER socket, as a program in any language would have.
final class Client {
    let context: Context
    let socket: Socket

    init(_ endpoint: String) throws {
        context = try Context()
        var options = SocketOptions.client
        options.maximumFrameBytes = nil
        options.sendHighWater = 0
        options.receiveHighWater = 0
        socket = try Socket(.dealer, in: context, options: options)
        try socket.connect(endpoint)
    }

    deinit {
        socket.close()
        context.terminate()
    }

    func send(_ frames: [[UInt8]]) throws {
        try #require(try socket.send(Message(frames), timeout: .seconds(20)) == .queued)
    }

    func send(_ body: [UInt8]) throws {
        try send([[], body])
    }

    /// The body of the next reply.
    func receive() throws -> JSONValue {
        let reply = try #require(try socket.receive(timeout: .seconds(60)))
        return try JSONParser.parse(reply.frames.last ?? [])
    }

    func ask(_ question: JSONValue) throws -> JSONValue {
        try send(question.bytes)
        return try receive()
    }

    func publish(_ event: JSONValue) throws -> Int {
        try #require(try ask(event)["status"]?.integer)
    }
}
