import LedgerStore
import Ledgers

extension Viewer {
    /// Whether a row of the log is for him: what is about his areas, and what his office has sent. Checkpoints are for
    /// everybody: who keeps them elsewhere can tell whether the log was altered.
    func sees(_ row: LogRow) -> Bool {
        let area = row.draft.area == LogDraft.noArea ? nil : row.draft.area
        return scope.includes(area) || sent(row.draft.office) || row.draft.kind == .checkpoint
    }
}
