import DubanConfiguration
import Foundation
import Ledgers
import Logging
import Messages
import Node

/// Reads the messages' file, and the secrets that it names, again. A file that is refused changes nothing.
struct MessageReloading: Sendable {
    let messenger: Messenger
    let file: String
    let policy: Policy
    let now: @Sendable () -> Instant
    let logger: Logger

    init?(of messenger: Messenger, _ loaded: LoadedConfiguration, on clock: any NodeClock, logger: Logger) {
        guard let file = loaded.messagesFile else { return nil }
        (self.messenger, self.file, policy, now) = (messenger, file, loaded.policy, { clock.now })
        self.logger = logger
    }

    /// - Returns: what became of it, in one line.
    func reload(with descriptors: Descriptors) async -> String {
        do {
            let configuration = try descriptors.lend {
                try MessageConfiguration.load(
                    file: file, policy: policy, environment: ProcessInfo.processInfo.environment, now: now())
            }
            await messenger.adopt(configuration)
            logger.notice(
                "other messages hold from here on",
                metadata: ["routes": "\(configuration.routes.count)", "file": "\(file)"])
            return "\(configuration.routes.count) routes of messages hold from here on"
        } catch {
            logger.error("the messages stay as they are", metadata: ["reason": "\(error)"])
            return "the messages stay as they are: \(error)"
        }
    }
}
