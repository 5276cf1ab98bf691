extension HazardRule {
    /// The entry that a hazard has in a ledger after it changed, or nil where the entry stays as it is.
    ///
    /// An entry of a hazard that is at work follows its level; an entry that was closed by an amendment stays closed
    /// whatever becomes of the hazard.
    func entry(_ entry: LedgerEntry?, in ledger: String, of hazard: Hazard, at time: Instant) -> LedgerEntry? {
        let isOpen = entry?.status == .open
        switch hazard.state {
        case .closed: return isOpen ? entry?.ended(.closed, at: time) : nil
        case .withdrawn: return isOpen ? entry?.ended(.withdrawn, at: time) : nil
        case .open, .rectified:
            guard includes(hazard.level) else { return isOpen ? entry?.ended(.closed, at: time) : nil }
            guard let entry else { return .opened(ledger, subject: hazard.number, at: time) }
            return isOpen ? nil : entry.reopened()
        }
    }
}
