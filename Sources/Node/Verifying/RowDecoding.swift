import EventJSON
import LedgerStore
import Ledgers
import Reports

/// Decodes the events of a log, row after row, each by the rules that were in force.
final class RowDecoding {
    private var decoder = EventDecoder(policy: Rules.shipped.policy)

    func read(_ row: LogRow) -> ReadRow {
        ReadRow(row: row, content: content(of: row))
    }

    private func content(of row: LogRow) -> ReadRow.Content {
        switch row.draft.kind {
        case .event: .event(decoder.decode(row.draft.body, receivedAt: row.draft.at))
        case .refusal: .refusal
        case .timer: .timer
        case .news: .news
        case .rules: .rules(change(by: row))
        case .checkpoint: .checkpoint
        case .notice: .notice
        }
    }

    private func change(by row: LogRow) -> Result<Rules, any Error> {
        let rules = Result { try Rules(row: row) }
        if let policy = try? rules.get().policy { decoder = EventDecoder(policy: policy) }
        return rules
    }
}
