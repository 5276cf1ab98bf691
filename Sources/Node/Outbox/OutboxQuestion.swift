import EventJSON
import LedgerStore
import Ledgers

/// Query `outbox`: the escalations that a listener has not acknowledged yet, under a cursor of its own name.
struct OutboxQuestion: Sendable {
    enum Action: Sendable {
        /// What comes next, at most so many; of a listener that has read on without acknowledging yet, after that position.
        case list(after: Int64?, limit: Int)
        /// Everything up to this position has arrived; 0: the listener is there, and nothing has.
        case acknowledge(Int64)
        /// The listener is no more.
        case forget
    }

    let cursor: String
    let action: Action

    /// - Throws: ``AskError`` where the question is none.
    init(_ question: Question, largestPage: Int) throws(AskError) {
        cursor = try question.required("cursor")
        guard Self.isName(cursor) else {
            throw .invalid("cursor is the listener's name: 1 to 64 of letters, digits, '.', '_' and '-'")
        }
        if let position = try question.optionalInteger("acknowledge", in: 0...Int.max) {
            action = .acknowledge(Int64(position))
        } else if try question.flag("forget") {
            action = .forget
        } else {
            action = .list(
                after: try question.optionalInteger("after", in: 0...Int.max).map(Int64.init),
                limit: try question.integer("limit", in: 1...largestPage, default: min(100, largestPage)))
        }
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
