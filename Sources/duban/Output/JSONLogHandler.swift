import EventJSON
import Ledgers
import Logging
import Node
import Tables

/// One JSON object a line, for machines.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let own = event.metadata ?? [:]
        let all = metadata.merging(own) { $1 }.sorted { $0.key < $1.key }
        let line: JSONValue = .object(
            [
                JSONMember("time", .string(SystemClock().now.rfc3339)),
                JSONMember("level", .string(event.level.rawValue)),
                JSONMember("message", .string("\(event.message)")),
            ] + all.map { JSONMember($0.key, .string("\($0.value)")) })
        Terminal.writeToStandardError(line.shown + "\n")
    }
}
