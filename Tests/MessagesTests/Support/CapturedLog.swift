import Logging
import Synchronization

/// What was logged, as text.
final class LoggedText: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    fileprivate func append(_ line: String) { lines.withLock { $0.append(line) } }
}

struct CapturedLog: LogHandler {
    let log: LoggedText
    var logLevel: Logger.Level = .trace
    var metadata: Logger.Metadata = [:]

    init(_ log: LoggedText) { self.log = log }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let metadata = (event.metadata ?? [:]).map { "\($0)=\($1)" }.joined(separator: " ")
        log.append("\(event.level) \(event.message) \(metadata)")
    }
}
