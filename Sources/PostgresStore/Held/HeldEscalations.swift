import Ledgers

/// The escalations as a writing transaction knows them: single ones, and all unresolved ones of some subjects.
///
/// Who changes a subject's escalations knows the unresolved ones, so what is not known here was not changed.
struct HeldEscalations {
    let rows = HeldRows<EscalationID, Escalation>()
    /// In the order in which they were raised.
    private var unresolved: [String: [EscalationID]] = [:]

    var count: Int { rows.count + unresolved.count }

    /// Nil where they are not known.
    func unresolved(of subject: String) -> [Escalation]? {
        unresolved[subject]?.compactMap { rows.find($0) ?? nil }
    }

    /// - Parameter escalations: all unresolved ones of the subject, in the order in which they were raised.
    mutating func learn(_ escalations: [Escalation], of subject: String) {
        guard unresolved[subject] == nil else { return }
        unresolved[subject] = escalations.map(\.id)
        for escalation in escalations { rows.learn(escalation, for: escalation.id) }
    }

    /// - Precondition: the unresolved ones of its subject are known.
    mutating func save(_ escalation: Escalation) {
        let id = escalation.id
        rows.set(escalation, for: id)
        guard let place = unresolved[id.subject]?.firstIndex(of: id) else {
            // One that was resolved is never raised again: it is a new one.
            if escalation.status != .resolved { unresolved[id.subject]?.append(id) }
            return
        }
        if escalation.status == .resolved { unresolved[id.subject]?.remove(at: place) }
    }

    /// - Precondition: everything was sent.
    mutating func forget() {
        rows.forget()
        unresolved = [:]
    }
}
