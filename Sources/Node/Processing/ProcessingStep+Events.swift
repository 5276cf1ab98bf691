import EventJSON
import LedgerStore
import Ledgers
import Monitoring

/// What becomes of an event (section 2).
extension ProcessingStep {
    mutating func receive(_ content: ReceivedEvent.Content) throws -> Reply {
        switch content {
        case .turnedAway(let reply), .settled(let reply):
            return reply
        case .reading(let reading):
            // Who takes readings judges them before they come here.
            return reading.reply(422)
        case .misreading(let refused):
            return try refuse(refused.letter)
        case .refused(let request):
            return try refuse(RefusedEvent(request))
        case .transition(let transition):
            return try receive(transition)
        case .event(let decoded):
            if let objection = objection(toSourceOf: decoded) {
                return try refuse(RefusedEvent(decoded, objection))
            }
            switch decoded.result {
            case .failure(let fault): return try refuse(RefusedEvent(decoded, fault))
            case .success(let event): return try receive(event, decoded)
            }
        }
    }

    /// It is judged before anything else, so that nobody leaves dead letters in the name of another office.
    private func objection(toSourceOf decoded: DecodedEvent) -> Objection? {
        guard let source = decoded.source, office != Office.points else { return nil }
        return rights.map { $0.objection(toSource: source) } ?? rules.offices?.objection(toSource: source, from: office)
    }

    private func objection(to event: Event) throws -> Objection? {
        if let rights { return try rights.objection(to: event, among: store) }
        return try rules.offices?.objection(to: event, from: office, among: store)
    }

    /// Numbers of what points find are the node's own, before it has found them too: nobody hides a breach by taking its number.
    private func objection(toNumberOf event: Event) throws -> Objection? {
        guard office != Office.points, event.isOfHazard, Cause.isReserved(event.subject),
            try store.hazard(event.subject) == nil
        else { return nil }
        return .nodesOwnNumber
    }

    private mutating func receive(_ event: Event, _ decoded: DecodedEvent) throws -> Reply {
        guard !event.source.isExactly(NodeEvent.source),
            event.source.isExactly(PointEvent.source) == (office == Office.points)
        else {
            return try refuse(RefusedEvent(decoded, .nodesOwnSource))
        }
        if let known = try store.loggedEvent(source: event.source, id: event.id) {
            return try judgeRetry(event, decoded, of: known)
        }
        if let objection = try objection(to: event) ?? objection(toNumberOf: event) {
            return try refuse(RefusedEvent(decoded, objection))
        }
        let position = try nextPosition
        var fold = Fold(rules: rules, state: store, at: now)
        switch try fold.receive(event, from: office, position: position) {
        case .refused(let refusal):
            return try refuse(
                RefusedEvent(
                    decoded, status: 422, code: refusal.rawValue, message: refusal.explanation, at: nil))
        case .parked:
            try log(event, decoded, standing: .parked)
        case .accepted:
            try log(event, decoded, standing: .folded)
        }
        try publish(fold.news, at: now)
        return Reply(
            status: rows.first { $0.position == position }?.draft.standing == .parked ? 202 : 200,
            source: event.source, id: event.id, position: position)
    }

    private mutating func log(
        _ event: Event, _ decoded: DecodedEvent, standing: EventStanding
    ) throws {
        try append(
            LogDraft(
                kind: .event, at: now, source: event.source, id: event.id, type: event.type.rawValue,
                subject: event.subject, area: try area(of: event), office: office, body: decoded.body,
                standing: standing,
                isTest: isTest))
    }

    /// The area that an accepted event is about: the hazard's own, for an event on a known hazard.
    private func area(of event: Event) throws -> String? {
        switch event.content {
        case .hazardFound(let found): found.area
        case .rectified, .verified, .extended, .amended, .withdrawn:
            try store.hazard(event.subject)?.area
        case .measure(let report): report.area
        case .incident(let report): report.area
        case .acknowledged: try EscalationID(event.subject).flatMap { try store.escalation($0)?.area }
        case .watch: nil
        }
    }

    /// Byte by byte first: that is how nearly all retries come, and it costs nothing.
    private static func isSame(_ logged: [UInt8], _ retried: [UInt8]) -> Bool {
        if logged == retried { return true }
        guard let logged = try? JSONParser.parse(logged), let retried = try? JSONParser.parse(retried) else {
            return false
        }
        return logged == retried
    }

    /// The event is in the log already: the same one, or another one under its id.
    private mutating func judgeRetry(
        _ event: Event, _ decoded: DecodedEvent, of known: LoggedEvent
    ) throws -> Reply {
        guard Self.isSame(known.body, decoded.body) else {
            return try refuse(
                RefusedEvent(
                    decoded, status: 409, code: "conflict",
                    message: "another event of this source and id is in the log; give every event an id of its own",
                    at: nil))
        }
        var reply = Reply(status: 208, source: event.source, id: event.id, position: known.position)
        switch known.standing {
        case .folded: reply.status = 208
        case .parked: reply.status = 202
        case .refused(let refusal):
            reply.status = 422
            reply.code = refusal.rawValue
            reply.message = refusal.explanation
        }
        return reply
    }
}

extension Event {
    fileprivate var isOfHazard: Bool {
        switch content {
        case .hazardFound, .rectified, .verified, .extended, .amended, .withdrawn: true
        case .measure, .incident, .acknowledged, .watch: false
        }
    }
}
