import EventJSON
import Node
import ZeroMQ

/// Asks a running node over its query socket.
final class NodeAsker: Asker {
    private let endpoint: String
    private let context: Context
    private let socket: Socket

    init(endpoint: String) throws {
        self.endpoint = endpoint
        context = try Context()
        var options = SocketOptions.client
        // Answers are as large as the state is.
        options.maximumFrameBytes = nil
        options.linger = .zero
        socket = try Socket(.dealer, in: context, options: options)
        try socket.connect(endpoint)
    }

    deinit {
        socket.close()
        context.terminate()
    }

    func ask(_ question: Question) async throws -> JSONValue {
        guard try socket.send(Message([[], question.bytes]), timeout: .seconds(5)) == .queued,
            let reply = try socket.receive(timeout: .seconds(60))
        else {
            throw CommandFailure(
                "no node answers at \(endpoint); start one with duban run, or name its endpoint with --query")
        }
        guard let json = try? JSONParser.parse(reply.frames.last ?? []) else {
            throw CommandFailure("what answers at \(endpoint) is no Duban node")
        }
        if let error = json["error"] {
            throw CommandFailure(error["message"]?.string ?? "the node refused the question")
        }
        guard let answer = json["ok"] else { throw CommandFailure("what answers at \(endpoint) is no Duban node") }
        return answer
    }
}
