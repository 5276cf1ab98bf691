import EventJSON
import Testing
import ZeroMQ

/// A subscriber to everything.
final class TailClient {
    struct Message {
        var topic: String
        var position: Int
        var previous: Int?
        var event: JSONValue?
    }

    private let context: Context
    private let socket: Socket

    init(_ node: RunningNode, topic: String = "") throws {
        context = try Context()
        var options = SocketOptions.client
        options.receiveHighWater = 0
        socket = try Socket(.sub, in: context, options: options)
        try socket.subscribe(topic)
        if !topic.isEmpty { try socket.subscribe("heartbeat") }
        try socket.connect(try #require(node.endpoints["tail"]))
    }

    deinit {
        socket.close()
        context.terminate()
    }

    func next() throws -> Message {
        let message = try #require(try socket.receive(timeout: .seconds(20)))
        let header = try JSONParser.parse(message.frames[1])
        return Message(
            topic: String(decoding: message.frames[0], as: UTF8.self),
            position: try #require(header["position"]?.integer),
            previous: header["previous"]?.integer, event: try? JSONParser.parse(message.frames[2]))
    }

    /// Waits until the newest position is `position`, by messages or heartbeats.
    func wait(for position: Int) throws {
        while try next().position < position {}
    }
}
