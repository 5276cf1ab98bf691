import EventJSON
import LedgerStore
import Ledgers
import Node
import Reports
import SQLiteStore
import Tables

/// Asks the data folder itself, also beside a running node.
struct FolderAsker: Asker {
    private let store: SQLiteStore
    private let answers: Answers

    init(folder: String) async throws {
        let store = try SQLiteStore(reading: folder)
        if let place = SQLiteStore.placeMoved(from: folder) {
            Terminal.writeToStandardError(
                "duban: the log of \(folder) was moved to \(place); this is how it stood then".printable + "\n")
        }
        let rules = try await store.read { try RecordedRules.all(in: $0).newest }
        self.store = store
        answers = Answers(store: store, rules: rules)
    }

    func ask(_ question: Question) async throws -> JSONValue {
        guard question.ask != "status" else { throw CommandFailure("status is a running node's; leave out --data") }
        return try await answers.answer(question)
    }

    /// By the clock of the system, since a folder has none.
    func moment() async throws -> Moment {
        Moment(now: SystemClock().now, position: try await store.read { try $0.head().position })
    }
}
