import DubanConfiguration
import EventJSON
import Foundation
import Ledgers
import Logging
import Messages
import Node

extension Messenger {
    /// The messages of a node, as its file says, which answer `messages` there; nil where it names none.
    /// - Throws: ``ConfigurationError``: the node does not start.
    init?(of node: Node, _ loaded: LoadedConfiguration, logger: Logger) throws {
        guard let file = loaded.messagesFile else {
            node.answer("messages") { _ in throw AskError.noMessages }
            return nil
        }
        let configuration = try MessageConfiguration.load(
            file: file, policy: loaded.policy, environment: ProcessInfo.processInfo.environment, now: node.clock.now)
        self.init(configuration, policy: loaded.policy, node: MessengerNode(node), logger: logger)
        node.answer("messages") { [self] in try await told($0) }
    }

    private func told(_ question: JSONValue) async throws -> JSONValue {
        do {
            return try await answer(question)
        } catch let error as MessengerError {
            throw AskError(error.code, error.description)
        }
    }
}

extension AskError {
    fileprivate static let noMessages = AskError(
        "unavailable", "the node sends no messages; name a file of them in its configuration (messages: messages.yaml)")
}

extension MessengerNode {
    fileprivate init(_ node: Node) {
        self.init(
            ask: { try await node.ask(Question($0.bytes)) },
            record: { _ = try await node.announce(Announcement($0)) }, now: { node.clock.now },
            maySend: { await node.holdsDuty() })
    }
}

extension Announcement {
    fileprivate init(_ record: MessageRecord) {
        self.init(
            record.fate == .delivered ? .messageDelivered : .messageFailed, id: record.id, subject: record.subject,
            area: record.area, data: record.data)
    }
}
