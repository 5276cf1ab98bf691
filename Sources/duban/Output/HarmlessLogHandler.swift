import Logging
import Tables

/// Hands lines on with everything in them made harmless for a terminal: reasons and names come from outside too.
struct HarmlessLogHandler: LogHandler {
    private var handler: any LogHandler

    init(_ handler: any LogHandler) {
        self.handler = handler
    }

    var logLevel: Logger.Level {
        get { handler.logLevel }
        set { handler.logLevel = newValue }
    }

    var metadata: Logger.Metadata {
        get { handler.metadata }
        set { handler.metadata = newValue.printable }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { handler[metadataKey: key.printable] }
        set { handler[metadataKey: key.printable] = newValue.map { .string("\($0)".printable) } }
    }

    func log(event: LogEvent) {
        var event = event
        event.message = "\(event.message.description.printable)"
        event.metadata = event.metadata?.printable
        handler.log(event: event)
    }
}

extension Logger.Metadata {
    fileprivate var printable: Logger.Metadata {
        reduce(into: [:]) { $0[$1.key.printable] = .string("\($1.value)".printable) }
    }
}
