import EventJSON
import LedgerStore
import Ledgers

/// Nothing is dropped silently: what is refused becomes a dead letter, and a row of the log.
extension ProcessingStep {
    mutating func refuse(_ refused: RefusedEvent) throws -> Reply {
        let letter = try letter(for: refused)
        try store.save(letter)
        try append(letter, area: refused.area, kind: .refusal)
        return refused.reply
    }

    /// The first letter of its source, id and code, counted up; a new one where that can't be told.
    private func letter(for refused: RefusedEvent) throws -> DeadLetter {
        if let source = refused.source, let id = refused.id,
            var known = try store.deadLetter(source: source, id: id, code: refused.code)
        {
            known.count += 1
            return known
        }
        return DeadLetter(
            number: try store.nextLetterNumber(), source: refused.source, id: refused.id, code: refused.code,
            message: refused.message, pointer: refused.pointer, receivedAt: now, size: refused.size,
            sha256: refused.sha256, body: refused.body)
    }

    /// A parked event that is refused when its turn comes, or has waited for too long.
    mutating func bury(_ parked: ParkedEvent, _ refusal: Refusal, at instant: Instant) throws {
        try store.setStanding(.refused(refusal), at: parked.position)
        let event = parked.event
        let body = try store.loggedEvent(source: event.source, id: event.id)?.body ?? []
        let letter = DeadLetter(
            number: try store.nextLetterNumber(), source: event.source, id: event.id, code: refusal.rawValue,
            message: refusal.explanation, pointer: nil, receivedAt: instant, size: body.count, sha256: body.sha256,
            body: body)
        try store.save(letter)
        try append(letter, area: store.hazard(event.subject)?.area, kind: .news, at: instant)
    }

    private mutating func append(
        _ letter: DeadLetter, area: String?, kind: LogDraft.Kind, at instant: Instant? = nil
    ) throws {
        let instant = instant ?? now
        let event = NodeEvent(
            .deadLetter, position: try nextPosition, subject: String(letter.number), time: instant,
            data: letter.loggedJSON)
        try append(event, kind, area: area, at: instant)
    }
}
