import DubanConfiguration
import EventJSON
import HTTPTypes
import Hummingbird
import NIOCore
import Producer
import Synchronization

/// `POST /events`: answered when the events are safe.
final class PostRoutes: Sendable {
    private let input: WebInput
    private let token: BearerToken?
    private let outlet: any Outlet
    private let book: InputBook
    private let underWay = Mutex(0)

    init(_ input: WebInput, to outlet: any Outlet, book: InputBook) {
        self.input = input
        self.outlet = outlet
        self.book = book
        token = input.token.map(BearerToken.init)
    }

    func add(to router: Router<BasicRequestContext>) {
        router.post("events") { [self] request, _ in await answer(request) }
    }

    private func answer(_ request: Request) async -> Response {
        do throws(PostFault) {
            if let token, !token.admits(request.headers[.authorization]) { throw .noToken }
            try enter()
            defer { underWay.withLock { $0 -= 1 } }
            let posted = try PostedEvents(request.headers, body: try await body(of: request))
            return response(to: posted, try await keep(posted.events))
        } catch {
            book.reject(error.code, in: "http")
            return error.response
        }
    }

    private func enter() throws(PostFault) {
        try underWay.withLock { count throws(PostFault) in
            guard count < input.requests else { throw .busy }
            count += 1
        }
    }

    private func body(of request: Request) async throws(PostFault) -> [UInt8] {
        do {
            return Array(buffer: try await request.body.collect(upTo: input.requestBytes))
        } catch is NIOTooManyBytesError {
            throw .tooLarge(input.requestBytes)
        } catch {
            throw .unreadable
        }
    }

    /// - Throws: ``PostFault/full``, ``PostFault/unavailable``: nothing is confirmed then.
    private func keep(_ events: [[UInt8]]) async throws(PostFault) -> [Fate] {
        book.read(events.count)
        do {
            let fates = try await patiently { [outlet] in try await outlet.keep(events, whenFull: .refuse) }
            book.take(fates, in: "http")
            return fates
        } catch let error as ProducerError where error.code == .spoolFull {
            throw .full
        } catch {
            throw .unavailable
        }
    }

    /// Cancels work that takes too long.
    private func patiently(_ work: @escaping @Sendable () async throws -> [Fate]) async throws -> [Fate] {
        try await withThrowingTaskGroup(of: [Fate]?.self) { group in
            group.addTask { try await work() }
            group.addTask { [patience = input.patience] in
                try await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            guard let fates = try await group.next() ?? nil else { throw PostFault.unavailable }
            return fates
        }
    }

    /// 200 with the node's replies, or 202 where a spool has the events.
    private func response(to posted: PostedEvents, _ fates: [Fate]) -> Response {
        let replies = zip(posted.events, fates).map { $1.reply(to: $0).json }
        let json = posted.isBatch ? JSONValue.array(replies) : replies.first ?? .null
        return Response(json: json, status: fates.contains(where: \.isInSpool) ? .accepted : .ok)
    }
}

extension Fate {
    fileprivate var isInSpool: Bool { if case .durable = self { true } else { false } }

    /// As the node would say it. 202: it is on disk, and the node has not had its say.
    fileprivate func reply(to event: [UInt8]) -> Reply {
        if case .replied(let reply) = self { return reply }
        let json = try? JSONParser.parse(event)
        var reply = Reply(status: 202, source: json?["source"]?.string, id: json?["id"]?.string)
        if case .unsendable(let error) = self {
            (reply.status, reply.code, reply.message) = (413, "\(error.code)", error.description)
        }
        return reply
    }
}

extension PostFault {
    var response: Response {
        var response = Response(
            json: ["error": ["code": .string(code), "message": .string(message)]], status: status)
        response.headers[.retryAfter] = retryAfter.map(String.init)
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension Response {
    /// One line of JSON.
    fileprivate init(json: JSONValue, status: HTTPResponse.Status) {
        self.init(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes + [UInt8(ascii: "\n")])))
    }
}
