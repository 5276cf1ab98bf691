import DubanTestKit
import EventJSON
import LedgerStore
import Ledgers
import Node

/// Looks at everything when a run is over: the log against what was published, what was told and what was seen.
struct Audit {
    let city: City
    let rows: [LogRow]
    let letters: [DeadLetter]
    /// The rows of published events by source and id; the first one where there are several.
    let logged: [EventName: LogRow]

    private var tables: any Tables { city.tables }

    init(of city: City) throws {
        self.city = city
        let tables = city.tables
        rows = try tables.inspect { try $0.rows(from: 1, limit: .max, filter: .all) }
        letters = try tables.inspect { try $0.deadLetters(after: 0, limit: .max) }
        let events = rows.filter { $0.draft.kind == .event }.map { (EventName($0.draft.source, $0.draft.id), $0) }
        logged = Dictionary(events, uniquingKeysWith: { first, _ in first })
    }

    func run() throws {
        checkPositions()
        checkInstants()
        checkEvents()
        try checkEscalations()
        for office in city.offices { try check(office) }
        checkFeed()
        checkTail()
        checkDeliveries()
        try checkTimers()
        try checkFold()
    }

    func violate(_ what: String) {
        city.world.violate(what)
    }

    /// An escalation is in the log once, and stands in the ledgers if and only if it is in the log.
    private func checkEscalations() throws {
        let raised = rows.filter { $0.draft.type == NodeEvent.Kind.escalation.rawValue }.map(\.draft.id)
        for id in Self.repeated(raised) { violate("the escalation \(id) was raised more than once") }
        let standing = try tables.inspect { try $0.escalations(EscalationFilter(), .all) }.map(\.id.description)
        if Set(standing) != Set(raised) { violate("the escalations of the ledgers are not those of the log") }
    }

    /// Nothing that has come due is left.
    private func checkTimers() throws {
        guard let timer = try tables.inspect({ try $0.firstTimer() }) else { return }
        if city.hosts.contains(where: { timer.due + .minutes(2) < $0.clock.now }) {
            violate("a timer of \(timer.subject) has not fired")
        }
    }

    /// The chain is whole, every row follows from those before it, and the state is what folding the log gives.
    private func checkFold() throws {
        do { _ = try tables.inspect { try Verification.fold($0) } } catch { violate("\(error)") }
    }

    static func repeated(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
