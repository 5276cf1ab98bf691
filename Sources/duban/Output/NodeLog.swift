import DubanConfiguration
import Logging

/// The node's log, on standard error.
enum NodeLog {
    static func logger(_ log: NodeConfiguration.Log) -> Logger {
        let level = Logger.Level(rawValue: log.level.rawValue) ?? .info
        return Logger(label: "duban") { label in
            var handler: any LogHandler =
                switch log.format {
                case .text: HarmlessLogHandler(StreamLogHandler.standardError(label: label))
                case .json: JSONLogHandler()
                }
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
