import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6, incidents: the latest report tells")
struct IncidentReportTests {
    private let desk = Desk()
    private let receipt: Instant = "2023-01-02 20:00"

    private func report(
        _ figures: IncidentFigures, at time: Instant, of enterprise: Enterprise = .mine
    ) {
        desk.publish(.incident("SG-1", figures, of: enterprise).time(time), at: receipt)
    }

    private var figures: IncidentFigures? { desk.incident("SG-1")?.report.figures }

    @Test("Figures, enterprise and class come from the report with the greatest time")
    func latest() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 3, missing: 0), at: "2023-01-02 09:30", of: .mill)
        #expect(figures == IncidentFigures(deaths: 3, missing: 0))
        #expect(desk.incident("SG-1")?.incidentClass == .considerable)
        #expect(desk.incident("SG-1")?.report.enterprise == .mill && desk.incident("SG-1")?.reports == 2)
    }

    @Test("A figure that the latest report leaves out is not known any more")
    func absent() {
        report(IncidentFigures(deaths: 3, seriousInjuries: 5), at: "2023-01-02 08:30")
        report(IncidentFigures(seriousInjuries: 5), at: "2023-01-02 09:30")
        #expect(figures?.deaths == nil && desk.incident("SG-1")?.incidentClass == .ordinary)
    }

    @Test("An older report that arrives late only counts")
    func older() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 30), at: "2023-01-02 08:29:59.999", of: .mill)
        #expect(figures?.deaths == 1 && desk.incident("SG-1")?.incidentClass == .ordinary)
        #expect(desk.incident("SG-1")?.report.enterprise == .mine)
        #expect(desk.incident("SG-1")?.reports == 2)
        #expect(desk.raised("SG-1") == ["1/incident/1 event 2023-01-02 20:00"])
    }

    @Test("An older report that arrives late neither escalates nor opens an entry of its own")
    func olderFatal() {
        report(IncidentFigures(deaths: 0), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 30), at: "2023-01-02 08:20")
        #expect(desk.raised("SG-1").isEmpty && desk.ledgers(of: "SG-1").isEmpty)
        #expect(desk.watched("长治第一煤业") == nil)
    }

    @Test("Nor does it put an enterprise on the watch list again")
    func olderOfWatched() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        desk.publish(.watch("长治第一煤业", .remove), at: "2023-01-02 21:00")
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:20")
        #expect(desk.watched("长治第一煤业") == nil)
    }

    @Test("At equal time the later in the log wins")
    func equalTime() {
        report(IncidentFigures(deaths: 3), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 2), at: "2023-01-02 08:30")
        #expect(figures?.deaths == 2 && desk.incident("SG-1")?.incidentClass == .ordinary)
    }

    @Test("occurredAt after time is refused; at the same instant it is not")
    func occurredAfterReport() {
        let after = EventDraft.incident("SG-1", occurredAt: "2023-01-02 08:30:00.001").time("2023-01-02 08:30")
        #expect(desk.publish(after, at: receipt).verdict == "422 occurred-after-report")
        #expect(desk.incident("SG-1") == nil)
        let same = EventDraft.incident("SG-1", occurredAt: "2023-01-02 08:30").time("2023-01-02 08:30")
        #expect(desk.publish(same, at: receipt).verdict == "200")
    }

    @Test("A refused report does not count")
    func refused() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        let after = EventDraft.incident("SG-1", occurredAt: "2023-01-02 19:00").time("2023-01-02 18:00")
        desk.publish(after, at: receipt)
        #expect(desk.incident("SG-1")?.reports == 1 && figures?.deaths == 1)
    }

    @Test("Each number is an incident of its own")
    func numbers() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        desk.publish(.incident("SG-2", IncidentFigures(deaths: 2)), at: receipt)
        #expect(desk.incident("SG-1")?.report.figures.deaths == 1)
        #expect(desk.incident("SG-2")?.report.figures.deaths == 2 && desk.incident("SG-2")?.reports == 1)
    }
}
