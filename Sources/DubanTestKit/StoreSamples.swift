public import LedgerStore
import Ledgers

/// Entities for the contract, with every field filled.
public enum StoreSamples {
    static let noon = Instant(milliseconds: 1_704_427_200_123)

    public static func draft(
        _ id: String, kind: LogDraft.Kind = .event, type: String = "hazard-found", subject: String = "HZ-1",
        area: String = "140403", office: String? = nil, standing: EventStanding = .folded
    ) -> LogDraft {
        LogDraft(
            kind: kind, at: noon, source: "/offices/a", id: id, type: type, subject: subject, area: area,
            office: office,
            body: Array("{\"id\":\"\(id)\"}".utf8), standing: standing, isTest: true)
    }

    static func hazard(_ number: String, enterprise: Enterprise = Enterprise(name: "长治一矿", uscc: "91110000600037341L"))
        -> Hazard
    {
        var hazard = Hazard(
            number: number, enterprise: enterprise, area: "140403", sector: "煤矿", level: .major,
            details: HazardDetails(
                description: "瓦斯超限", foundBy: .sensor, leadDepartment: "应急局", responsibleUnit: "一矿",
                responsiblePerson: "某某",
                measures: "停产", fundsYuan: 1.5, plan: "预案", campaign: "百日行动", recurrenceOf: "HZ-0", riskColour: .red,
                point: MeasuredBreach(
                    id: "CH4-1", kind: "methane", unit: "%", value: 1.62, side: .above, limit: 1.5, since: noon)),
            deadline: LocalDate(daysSinceEpoch: 19_800), foundAt: noon, receivedAt: noon + .minutes(1))
        hazard.deadline = LocalDate(daysSinceEpoch: 19_810)
        hazard.state = .rectified
        hazard.extensions = 2
        hazard.reopened = 3
        hazard.rectifiedAt = noon + .hours(1)
        hazard.closedAt = noon + .hours(2)
        hazard.latestRectification = noon + .hours(3)
        hazard.closedReceivedAt = noon + .hours(4)
        hazard.changedReceivedAt = noon + .hours(5)
        hazard.round = 4
        hazard.raisedStage = "city"
        hazard.overdueFor = "长治一矿"
        return hazard
    }

    static func escalation(_ number: Int, subject: String = "HZ-1", status: Escalation.Status = .open) -> Escalation {
        Escalation(
            id: EscalationID(subject: subject, round: 1, stage: "leader", number: number), reason: .repeat,
            recipients: ["contract-leader", "city-office"], raisedAt: noon, status: status, acknowledgedBy: "值班员",
            acknowledgedAt: noon + .hours(1), resolvedAt: status == .resolved ? noon + .hours(2) : nil, area: "140403",
            enterprise: "长治一矿")
    }

    static func incident(_ number: String) -> Incident {
        let report = IncidentReport(
            enterprise: Enterprise(name: "大同二厂"), area: "140215", sector: "冶金工贸", occurredAt: noon, description: "爆燃",
            figures: IncidentFigures(deaths: 1, missing: 2, seriousInjuries: 3, minorInjuries: 4, directLossYuan: 5.5))
        var incident = Incident(
            number: number, report: report, incidentClass: .considerable, reportedAt: noon + .hours(1))
        incident.earliestReport = noon + .minutes(30)
        incident.reports = 3
        incident.late = true
        incident.lateMinutes = 90
        incident.escalatedClass = .ordinary
        incident.round = 2
        return incident
    }

    static func parked(_ position: Int64, subject: String = "HZ-1") -> ParkedEvent {
        let event = Event(
            id: "p-\(position)", source: "/offices/a", subject: subject, time: noon,
            content: .verified(Verified(result: .failed, newDeadline: LocalDate(daysSinceEpoch: 19_900))))
        return ParkedEvent(position: position, event: event, office: "潞州区应急管理局", receivedAt: noon)
    }

    static func letter(_ number: Int64, source: String? = "/offices/a", id: String? = "d") -> DeadLetter {
        DeadLetter(
            number: number, source: source, id: id, office: "潞州区应急管理局", code: "invalid-data", message: "wrong",
            pointer: "/data/level",
            receivedAt: noon, count: 1, size: 3, sha256: "ab", body: [0, 1, 255])
    }
}
