import LedgerStore
import Ledgers

/// The same values as the drivers store, in the order of ``PlainTables``.
extension PlainRow {
    init(_ row: LogRow) {
        let draft = row.draft
        for number in [row.position, row.previous, Int64(draft.kind.rawValue), draft.at.milliseconds] { add(number) }
        for text in [draft.source, draft.id, draft.type, draft.subject, draft.area, "folded"] { add(text) }
        add(draft.isTest ? 1 : 0)
        add(blob: draft.body)
        add(blob: row.hash.bytes)
        add(draft.office)
    }

    init(_ hazard: Hazard) {
        let details = hazard.details
        add(hazard.number)
        add(hazard.enterprise.name)
        add(hazard.enterprise.uscc)
        for text in [hazard.area, hazard.sector, hazard.level.rawValue, hazard.state.rawValue] { add(text) }
        for day in [hazard.deadline, hazard.originalDeadline] { add(day.daysSinceEpoch) }
        for number in [hazard.extensions, hazard.reopened] { add(number) }
        for instant in [
            hazard.foundAt, hazard.rectifiedAt, hazard.closedAt, hazard.latestRectification, hazard.foundReceivedAt,
            hazard.closedReceivedAt, hazard.changedReceivedAt,
        ] { add(instant?.milliseconds) }
        add(hazard.round)
        for text in [
            hazard.raisedStage, hazard.overdueFor, details.description, details.foundBy.rawValue,
            details.leadDepartment,
            details.responsibleUnit, details.responsiblePerson, details.measures,
        ] { add(text) }
        add(details.fundsYuan)
        for text in [details.plan, details.campaign, details.recurrenceOf, details.riskColour?.rawValue] { add(text) }
    }
}
