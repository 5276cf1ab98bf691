import Logging
import Synchronization
import Testing

@testable import Bridge

/// What was logged, as text.
final class LoggedText: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    var logger: Logger { Logger(label: "test") { _ in CapturedLog(log: self) } }

    func book(_ tally: Tally = Tally()) -> InputBook { InputBook("test", tally: tally, logger: logger) }

    /// Waits until something was logged.
    func says(_ part: String) async throws {
        for _ in 0..<6_000 where !text.contains(part) { try await Task.sleep(for: .milliseconds(10)) }
        try #require(text.contains(part), "not logged: \(part)")
    }

    fileprivate func append(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct CapturedLog: LogHandler {
    let log: LoggedText
    var logLevel: Logger.Level = .trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        log.append("\(event.level) \(event.message) \(all.map { "\($0)=\($1)" }.joined(separator: " "))")
    }
}
