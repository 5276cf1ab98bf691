import EventJSON
import LedgerStore
import Ledgers

/// One record on its way through: the rows that it leaves in the log.
struct ProcessingStep {
    let rules: Rules
    let store: any LedgerTransaction
    let now: Instant
    let isTest: Bool
    /// Who has sent the record; nil for the node itself, and where nobody is told from anybody else.
    var office: String?
    /// Of a user of the HTTP side, who is in no list of offices.
    var rights: Office?
    /// How much the office may still send; nil: without bounds.
    var allowance: Allowance?
    private(set) var rows: [LogRow] = []

    init(rules: Rules, store: any LedgerTransaction, now: Instant, isTest: Bool) {
        self.rules = rules
        self.store = store
        self.now = now
        self.isTest = isTest
    }

    mutating func append(_ draft: LogDraft) throws {
        rows.append(try store.append(draft))
    }

    mutating func append(
        _ event: NodeEvent, _ kind: LogDraft.Kind, area: String?, office: String? = nil, at instant: Instant
    ) throws {
        try append(
            LogDraft(
                kind: kind, at: instant, source: NodeEvent.source, id: event.id, type: event.kind.rawValue,
                subject: event.subject, area: area, office: office, body: event.body, isTest: isTest))
    }

    var nextPosition: Int64 {
        get throws { try store.head().position + 1 }
    }

    /// Fires what is due by now, in order of due time, then of creation.
    mutating func fireTimersDue(limit: Int = .max, missedAfter: Span?) throws {
        var fired = 0
        while fired < limit, let timer = try store.firstTimer(), timer.due <= now {
            try fire(timer, at: instant(of: timer, missedAfter: missedAfter))
            fired += 1
        }
    }

    /// A timer fires at its due instant, or at the present where it was missed; never before the newest row of the log.
    private func instant(of timer: Timer, missedAfter: Span?) throws -> Instant {
        let wasMissed = missedAfter.map { now - timer.due > $0 } ?? false
        let instant = wasMissed ? now : timer.due
        return max(instant, try store.head().at ?? instant)
    }

    mutating func fire(_ timer: Timer, at instant: Instant) throws {
        try append(
            NodeEvent(firing: timer, position: nextPosition, at: instant), .timer, area: area(of: timer.subject),
            at: instant)
        var fold = Fold(rules: rules, state: store, at: instant)
        try fold.fire(timer)
        try publish(fold.news, at: instant)
    }

    private func area(of subject: String) throws -> String? {
        try store.hazard(subject)?.area ?? store.incident(subject)?.report.area
    }

    /// Puts the fold's news into the log, and settles the events that it took up.
    mutating func publish(_ news: [News], at instant: Instant) throws {
        for item in news {
            switch item {
            case .unparked(let parked): try store.setStanding(.folded, at: parked.position)
            case .parkedRefused(let parked, let refusal): try bury(parked, refusal, at: instant)
            case .escalation, .escalationResolved, .hazardClosed, .watched, .unwatched:
                guard let event = NodeEvent(item, position: try nextPosition, at: instant) else { continue }
                try append(event, .news, area: item.area, at: instant)
            }
        }
    }
}

extension News {
    fileprivate var area: String? {
        switch self {
        case .escalation(let escalation), .escalationResolved(let escalation): escalation.area
        case .hazardClosed(let hazard): hazard.area
        case .watched, .unwatched, .unparked, .parkedRefused: nil
        }
    }
}
