import Testing
import ZeroMQ

/// Long enough never to be over on a busy machine; nothing waits for it to pass.
let patience = Duration.seconds(20)

/// Terminates the context in the end, which hangs if a socket was left open: the suites have a time limit.
func withContext(_ body: (Context) throws -> Void) throws {
    let context = try Context()
    defer { context.terminate() }
    try body(context)
}

func withAsyncContext(_ body: (Context) async throws -> Void) async throws {
    let context = try Context()
    defer { context.terminate() }
    try await body(context)
}

extension Message {
    init(_ texts: String...) {
        self.init(texts.map { Array($0.utf8) })
    }

    var texts: [String] {
        frames.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Socket {
    /// The next message, or a failure of the test.
    func next(sourceLocation: SourceLocation = #_sourceLocation) throws -> Message {
        try #require(try receive(timeout: patience), "nothing received", sourceLocation: sourceLocation)
    }

    /// Reads a monitor's events up to one of this kind.
    func wait(for kind: SocketEvent.Kind, sourceLocation: SourceLocation = #_sourceLocation) throws {
        while let message = try receive(timeout: patience) {
            if SocketEvent(message)?.kind == kind { return }
        }
        Issue.record("no event \(kind)", sourceLocation: sourceLocation)
    }
}

extension SocketOptions {
    init(_ change: (inout SocketOptions) -> Void) {
        self.init()
        change(&self)
    }
}

/// The code of the error that the body throws.
func code(of body: () throws(ZeroMQError) -> Void) -> ZeroMQError.Code? {
    do {
        try body()
        return nil
    } catch {
        return error.code
    }
}
