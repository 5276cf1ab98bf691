import DubanConfiguration
import Glibc
import Logging

/// The node's log, on standard error.
enum NodeLog {
    static func logger(_ log: NodeConfiguration.Log) -> Logger {
        let level = Logger.Level(rawValue: log.level.rawValue) ?? .info
        let isText = log.format == .text || log.format == .auto && isatty(STDERR_FILENO) == 1
        return Logger(label: "duban") { label in
            var handler: any LogHandler =
                isText ? HarmlessLogHandler(StreamLogHandler.standardError(label: label)) : JSONLogHandler()
            handler.logLevel = level
            return handler
        }
    }

    /// For libraries that tell of every step.
    static func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        return quiet
    }
}
