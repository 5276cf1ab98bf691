import DubanTestKit
import Ledgers
import Testing

@Suite("Section 7: accountability (追责问责), of measures and of incidents")
struct AccountabilityTests {
    private let desk = Desk()

    private func incident(_ figures: IncidentFigures, at receipt: Instant = "2023-01-02 09:00") {
        desk.publish(.incident("SG-1", figures), at: receipt)
    }

    private var entry: LedgerEntry? { desk.entry("SG-1", in: "accountability") }

    @Test(
        "An incident with deaths, or of class considerable and above, has an entry",
        arguments: [
            IncidentFigures(deaths: 1), IncidentFigures(missing: 1), IncidentFigures(seriousInjuries: 10),
            IncidentFigures(directLossYuan: 1e7),
        ])
    func grave(figures: IncidentFigures) {
        incident(figures)
        #expect(entry?.status == .open && entry?.openedAt == "2023-01-02 09:00")
    }

    @Test("Another one has none", arguments: [IncidentFigures(), IncidentFigures(deaths: 0, seriousInjuries: 9)])
    func notGrave(figures: IncidentFigures) {
        incident(figures)
        #expect(desk.ledgers(of: "SG-1").isEmpty)
    }

    @Test("The first event that makes it so opens the entry; a later one changes nothing")
    func first() {
        incident(IncidentFigures(deaths: 0), at: "2023-01-02 08:30")
        incident(IncidentFigures(deaths: 1), at: "2023-01-02 09:00")
        incident(IncidentFigures(deaths: 3), at: "2023-01-02 09:30")
        incident(IncidentFigures(deaths: 0), at: "2023-01-02 10:00")
        #expect(entry?.status == .open && entry?.openedAt == "2023-01-02 09:00")
    }

    @Test("An executed accountability measure that names it closes it, at the measure's time")
    func closed() {
        incident(IncidentFigures(deaths: 1))
        let measure = EventDraft.measure("M-1", .accountability, .executed, incident: "SG-1")
        desk.publish(measure.time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        #expect(entry?.status == .closed && entry?.closedAt == "2023-01-03 08:00")
        #expect(desk.entry("M-1", in: "accountability")?.status == .closed)
    }

    @Test(
        "Not one that is ordered or lifted, that is of another kind, or that names another or none",
        arguments: [
            EventDraft.measure("M-1", .accountability, .ordered, incident: "SG-1"),
            .measure("M-1", .accountability, .lifted, incident: "SG-1"),
            .measure("M-1", .penalty, .executed, incident: "SG-1"),
            .measure("M-1", .accountability, .executed, incident: "SG-2"),
            .measure("M-1", .accountability, .executed), .measure("SG-2", .accountability, .executed),
        ])
    func notClosed(measure: EventDraft) {
        incident(IncidentFigures(deaths: 1))
        desk.publish(measure, at: "2023-01-03 09:00")
        #expect(entry?.status == .open)
    }

    @Test("A measure that named it when it was ordered need not name it again")
    func namedBefore() {
        incident(IncidentFigures(deaths: 1))
        desk.publish(.measure("M-1", .accountability, .ordered, incident: "SG-1"), at: "2023-01-03 09:00")
        desk.publish(.measure("M-1", .accountability, .executed), at: "2023-01-04 09:00")
        #expect(entry?.status == .closed && entry?.closedAt == "2023-01-04 09:00")
    }

    @Test("One executed before the incident's entry exists does not close it")
    func executedBefore() {
        let measure = EventDraft.measure("M-1", .accountability, .executed, incident: "SG-1")
        desk.publish(measure, at: "2023-01-02 08:30")
        incident(IncidentFigures(deaths: 1))
        #expect(entry?.status == .open)
    }

    @Test("Closed, it stays closed, whatever is reported and executed later")
    func staysClosed() {
        incident(IncidentFigures(deaths: 1))
        desk.publish(.measure("M-1", .accountability, .executed, incident: "SG-1"), at: "2023-01-03 09:00")
        let before = entry
        incident(IncidentFigures(deaths: 30), at: "2023-01-04 09:00")
        desk.publish(.measure("M-2", .accountability, .executed, incident: "SG-1"), at: "2023-01-05 09:00")
        #expect(entry == before)
    }
}
