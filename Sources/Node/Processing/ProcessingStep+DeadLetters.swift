import EventJSON
import LedgerStore
import Ledgers

/// Nothing is dropped silently: what is refused becomes a dead letter, and a row of the log.
extension ProcessingStep {
    /// Beyond what its office may leave, it is to be sent again later: who floods a node fills no disk.
    mutating func refuse(_ refused: RefusedEvent) throws -> Reply {
        guard allowance?.takesLetter() ?? true else { return .tooManyRefused(refused) }
        var refused = refused
        refused.office = office
        if let offices = rules.offices, !offices.answers(office, for: refused.area) { refused.area = nil }
        try record(refused, kind: .refusal, at: now)
        return refused.reply
    }

    /// A parked event that is refused when its turn comes, or has waited for too long.
    mutating func bury(_ parked: ParkedEvent, _ refusal: Refusal, at instant: Instant) throws {
        try store.setStanding(.refused(refusal), at: parked.position)
        let event = parked.event
        let body = try store.loggedEvent(source: event.source, id: event.id)?.body ?? []
        let area = try store.hazard(event.subject)?.area
        var refused = RefusedEvent(event, body: body, area: area, refusal)
        refused.office = parked.office
        try record(refused, kind: .news, at: instant)
    }

    private mutating func record(_ refused: RefusedEvent, kind: LogDraft.Kind, at instant: Instant) throws {
        let letter = try letter(for: refused, at: instant)
        try store.save(letter)
        let event = NodeEvent(
            .deadLetter, position: try nextPosition, subject: "dead-letter/\(letter.number)", time: instant,
            data: letter.loggedJSON(of: refused))
        try append(event, kind, area: refused.area, office: refused.office, at: instant)
    }

    /// The first letter of its source, id and code, counted up; a new one where that can't be told.
    private func letter(for refused: RefusedEvent, at instant: Instant) throws -> DeadLetter {
        if let source = refused.source, let id = refused.id,
            var known = try store.deadLetter(source: source, id: id, code: refused.code)
        {
            known.count += 1
            return known
        }
        return DeadLetter(
            number: try store.nextLetterNumber(), source: refused.source, id: refused.id,
            office: refused.office, code: refused.code,
            message: refused.message, pointer: refused.pointer, receivedAt: instant, size: refused.size,
            sha256: refused.sha256, body: refused.body)
    }
}
