import EventJSON
import Ledgers
import Logging
import Node
import Tables

/// One JSON object a line, for machines: `time`, `level`, `message`, then the metadata by name.
struct JSONLogHandler: LogHandler {
    var logLevel: Logger.Level = .info
    var metadata: Logger.Metadata = [:]
    private let write: @Sendable (String) -> Void

    /// - Parameter write: gets each line with its end. Default: standard error.
    init(write: @escaping @Sendable (String) -> Void = Terminal.writeToStandardError) {
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fixed = [
            JSONMember("time", .string(SystemClock().now.rfc3339)),
            JSONMember("level", .string(event.level.rawValue)),
            JSONMember("message", .string("\(event.message)".bounded)),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let line = JSONValue.object(
            fixed
                + all.map { name, value in
                    let isTaken = fixed.contains { $0.name == name }
                    return JSONMember(isTaken ? name + "_" : name, .string("\(value)".bounded))
                })
        write(line.shown + "\n")
    }
}

extension String {
    /// Reasons and names come from outside too: one of them must not make a line that no collector takes.
    fileprivate var bounded: String {
        let longest = 2_000
        return unicodeScalars.count <= longest ? self : String(unicodeScalars.prefix(longest)) + "…"
    }
}
