import EventJSON
import LedgerStore
import Ledgers

/// What is asked for of a list, and counted of it.
extension Question {
    func hazardFilter() throws(AskError) -> HazardFilter {
        var filter = HazardFilter()
        filter.state = try choice("state", Hazard.State.self)
        filter.level = try choice("level", HazardLevel.self)
        filter.area = try area()
        filter.sector = try string("sector")
        filter.riskColour = try choice("riskColour", RiskColour.self)
        if try string("overdueOn") != nil { filter.overdueOn = try date("overdueOn") }
        filter.text = try string("text")
        return filter
    }

    /// By deadline, what follows the hazard `<deadline>/<number>`.
    func page(of order: HazardOrder, largest: Int) throws(AskError) -> Page {
        var page = try page(largest: largest)
        guard order == .deadline, let after = page.after else { return page }
        let parts = after.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let date = LocalDate(iso8601: String(parts[0])) else {
            throw .invalid("after is the last item's <deadline>/<number>, like 2024-01-05/HZ-1")
        }
        page.after = HazardOrder.Deadline(date: date, number: String(parts[1])).key
        return page
    }

    func entryFilter() throws(AskError) -> EntryFilter {
        var filter = EntryFilter(status: try choice("status", LedgerEntry.Status.self))
        filter.area = try area()
        filter.sector = try string("sector")
        filter.kind = try string("kind")
        filter.text = try string("text")
        return filter
    }

    func escalationFilter() throws(AskError) -> EscalationFilter {
        var filter = EscalationFilter()
        filter.status = try choice("status", Escalation.Status.self)
        filter.stage = try string("stage")
        filter.subject = try string("subject")
        filter.area = try area()
        return filter
    }
}
