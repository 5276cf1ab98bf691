import EventJSON
import LedgerStore
import Ledgers
import Reports

/// `{"ask":"letter","escalation":"…"}`: what a 督办函 is made of, as it was known when the escalation was raised, so that a letter
/// that is printed again says the same.
struct LetterQuestion {
    private let id: EscalationID
    private let policy: Policy

    init(_ question: Question, by policy: Policy) throws(AskError) {
        guard let id = EscalationID(try question.required("escalation")) else {
            throw .invalid("escalation is an id like HZ-1/1/city/1")
        }
        let stages = policy.supervisedStages
        guard stages.contains(where: { $0.code == id.stage }) else {
            let allowed = stages.map { "\($0.code) \($0.title)" }.joined(separator: ", ")
            throw .invalid(
                "a letter is written for escalations of the stages \(allowed), and \(id.stage) is none of these")
        }
        self.id = id
        self.policy = policy
    }

    /// - Parameter whole: the store, also where `store` shows a part of it: letters are numbered for all areas together.
    func answer(from store: any LedgerReader, numberedBy whole: any LedgerReader) throws -> JSONValue {
        guard let escalation = try store.escalation(id),
            let hazard = try HazardHistory.hazard(
                id.subject, asOf: escalation.raisedAt + Span(milliseconds: 1), in: whole)
        else { throw AskError.notFound("no escalation of this id is known") }
        return [
            "number": JSONValue(try number(of: escalation, in: whole)), "escalation": escalation.detailedJSON,
            "hazard": hazard.detailedJSON,
        ]
    }

    /// From 1 within the year, in the order of the log, which never changes.
    private func number(of escalation: Escalation, in store: any LedgerReader) throws -> Int {
        let year = policy.zone.date(of: escalation.raisedAt).components.year
        let (stages, own) = (Set(policy.supervisedStages.map(\.code)), escalation.id.description)
        var (count, position) = (0, Int64(0))
        while case let rows = try store.outbox(after: position, limit: 1_000), let last = rows.last {
            for row in rows where policy.zone.date(of: row.draft.at).components.year == year {
                let data = try JSONParser.parse(row.draft.body)["data"]
                if data?["stage"]?.string.map(stages.contains) == true { count += 1 }
                if data?["id"]?.string == own { return count }
            }
            position = last.position
        }
        throw AskError.notFound("the log has no row of this escalation")
    }
}
