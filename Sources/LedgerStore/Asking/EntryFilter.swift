public import Ledgers

/// Which entries of a ledger are asked for; what is nil does not count.
public struct EntryFilter: Hashable, Sendable {
    public var status: LedgerEntry.Status?
    /// The beginning of the area of what the entry is about.
    public var area = ""
    public var sector: String?
    /// A hazard's level, a measure's kind, or an incident's class.
    public var kind: String?
    /// What its number, the name of its enterprise or its description holds, character by character.
    public var text: String?

    public init(status: LedgerEntry.Status? = nil) {
        self.status = status
    }

    /// Whether an entry alone tells if it is meant.
    public var isOfStatusAlone: Bool {
        area.isEmpty && sector == nil && kind == nil && text == nil
    }

    public func includes(_ entry: LedgerEntry, about matter: EntryMatter?) -> Bool {
        guard status == nil || entry.status == status else { return false }
        guard !isOfStatusAlone else { return true }
        guard let matter else { return false }
        return matter.area.hasPrefix(area) && (sector.map { matter.sector?.isExactly($0) ?? false } ?? true)
            && (kind == nil || matter.kind == kind)
            && (text?.isIn(entry.subject, matter.enterprise.name, matter.description ?? "") ?? true)
    }
}
