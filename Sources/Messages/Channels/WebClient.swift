import AsyncHTTPClient
import DubanConfiguration
import NIOCore
import NIOHTTP1

/// POSTs to addresses that hold secrets: what goes wrong is told without them.
struct WebClient: Sendable {
    let client: HTTPClient

    struct Answer: Sendable {
        var status: Int
        /// What the destination asks to be left alone for; nil where it asks nothing.
        var retryAfter: Duration?
        /// Its beginning, as long as a robot's answer can be.
        var body: [UInt8]
    }

    struct Failure: Error {
        var reason: String
    }

    /// Answers of robots are a line; a longer one is not theirs.
    static let longestAnswer = 16 << 10

    /// A client that follows nothing: a redirect would take a secret to where it does not belong.
    static func make() -> WebClient {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        // Longer than any destination's own time, which bounds all of an attempt.
        configuration.timeout.connect = .seconds(60)
        configuration.connectionPool.retryConnectionEstablishment = false
        return WebClient(client: HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration))
    }

    func shutDown() async throws { try await client.shutdown() }

    func post(
        _ body: [UInt8], to address: Secret, headers: [(String, String)], within timeout: Duration
    ) async throws(Failure) -> Answer {
        var request = HTTPClientRequest(url: address.revealed)
        request.method = .POST
        request.headers = HTTPHeaders(headers + [("user-agent", "duban")])
        request.body = .bytes(body)
        do {
            return try await withThrowingTaskGroup { [request] group in
                group.addTask { try await answer(to: request, within: timeout) }
                // The client's own deadline ends where an answer begins, and one may drip for ever.
                group.addTask {
                    try await Task.sleep(for: timeout)
                    throw Failure(reason: "no answer in time")
                }
                defer { group.cancelAll() }
                guard let answer = try await group.next() else { throw CancellationError() }
                return answer
            }
        } catch {
            throw Failure(reason: Self.reason(error))
        }
    }

    private func answer(to request: HTTPClientRequest, within timeout: Duration) async throws -> Answer {
        let response = try await client.execute(request, deadline: .now() + timeout.amount)
        return Answer(
            status: Int(response.status.code),
            retryAfter: response.headers.first(name: "retry-after").flatMap(Int.init).map { .seconds($0) },
            body: try await Self.beginning(of: response.body))
    }

    private static func beginning(of body: HTTPClientResponse.Body) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await part in body {
            bytes += part.readableBytesView
            guard bytes.count <= longestAnswer else { throw Failure(reason: "its answer is longer than 16 KiB") }
        }
        return bytes
    }

    /// Errors of clients may name the address, and it the key; so only words that are known are told.
    private static func reason(_ error: any Error) -> String {
        if let failure = error as? Failure { return failure.reason }
        return switch error as? HTTPClientError {
        case .deadlineExceeded?, .readTimeout?, .connectTimeout?: "no answer in time"
        case .remoteConnectionClosed?: "the connection was closed without an answer"
        default: "no connection, or no HTTP (\(type(of: error)))"
        }
    }
}

extension Duration {
    fileprivate var amount: TimeAmount {
        .nanoseconds(components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000)
    }
}
