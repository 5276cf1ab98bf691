import DubanConfiguration
import Glibc
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Takes CloudEvents by HTTP.
struct WebServer: Service {
    private let input: WebInput
    private let book: InputBook
    private let responder: RouterResponder<BasicRequestContext>
    private let listening: @Sendable (Int) -> Void

    /// - Parameter listening: told the port, once it is bound.
    init(
        _ input: WebInput, to outlet: any Outlet, book: InputBook,
        listening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.input = input
        self.book = book
        self.listening = listening
        let router = Router()
        PostRoutes(input, to: outlet, book: book).add(to: router)
        responder = router.buildResponder()
    }

    /// Until a graceful shutdown; requests that are under way are still answered.
    /// - Throws: ``BridgeError`` where the address can't be bound.
    func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            let reason = String(cString: strerror(error.errnoCode))
            throw BridgeError(
                "http \(input.name): \(input.host):\(input.port) can't be bound: \(reason); listen elsewhere")
        }
    }

    private var application: some ApplicationProtocol {
        Application(
            responder: responder, server: .http1(configuration: channel),
            configuration: ApplicationConfiguration(
                address: .hostname(input.host, port: input.port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.connections, logger: quiet)),
            onServerRunning: { noteListening(on: $0.localAddress?.port ?? input.port) }, logger: quiet)
    }

    private static let connections = 256

    private func noteListening(on port: Int) {
        book.logger.notice("http is ready", metadata: ["host": "\(input.host)", "port": "\(port)"])
        if !input.isLoopback {
            book.logger.warning(
                "http is open to others without TLS: the token can be read on the way; put a TLS proxy in front")
        }
        listening(port)
    }

    private var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64))
    }

    /// Of the server itself only what goes wrong is told.
    private var quiet: Logger {
        var quiet = book.logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        return quiet
    }
}
