import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6, incidents: escalated the first time and whenever the class rises")
struct IncidentEscalationTests {
    private let desk = Desk()

    /// A report of SG-1 at its receipt.
    private func report(_ figures: IncidentFigures, at receipt: Instant) {
        desk.publish(.incident("SG-1", figures), at: receipt)
    }

    @Test("With deaths, be the class ordinary: to city office and contract leader")
    func deaths() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        #expect(desk.raised("SG-1") == ["1/incident/1 event 2023-01-02 08:30"])
        #expect(desk.recipients("SG-1/1/incident/1") == ["city-office", "contract-leader"])
    }

    @Test(
        "With somebody missing, or of class considerable without deaths",
        arguments: [
            IncidentFigures(missing: 1), IncidentFigures(seriousInjuries: 10), IncidentFigures(directLossYuan: 1e7),
        ])
    func grave(figures: IncidentFigures) {
        report(figures, at: "2023-01-02 08:30")
        #expect(desk.raised("SG-1") == ["1/incident/1 event 2023-01-02 08:30"])
    }

    @Test(
        "Not below that",
        arguments: [
            IncidentFigures(), IncidentFigures(deaths: 0, missing: 0), IncidentFigures(seriousInjuries: 9),
            IncidentFigures(minorInjuries: 1_000), IncidentFigures(directLossYuan: 9_999_999),
        ])
    func notGrave(figures: IncidentFigures) {
        report(figures, at: "2023-01-02 08:30")
        #expect(desk.raised("SG-1").isEmpty)
    }

    @Test("Its rounds count from 1, one for each class above the highest escalated")
    func rounds() {
        report(IncidentFigures(deaths: 0), at: "2023-01-02 08:10")
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:20")
        report(IncidentFigures(deaths: 2), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 3), at: "2023-01-02 08:40")
        report(IncidentFigures(deaths: 30), at: "2023-01-02 08:50")
        #expect(
            desk.raised("SG-1") == [
                "1/incident/1 event 2023-01-02 08:20", "2/incident/1 event 2023-01-02 08:40",
                "3/incident/1 event 2023-01-02 08:50",
            ])
    }

    @Test("A class that fell and rises again to what was escalated raises nothing")
    func fallingClass() {
        report(IncidentFigures(deaths: 10), at: "2023-01-02 08:10")
        report(IncidentFigures(deaths: 0), at: "2023-01-02 08:20")
        report(IncidentFigures(deaths: 3), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 10), at: "2023-01-02 08:40")
        #expect(desk.raised("SG-1").count == 1)
        report(IncidentFigures(deaths: 30), at: "2023-01-02 08:50")
        #expect(desk.raised("SG-1").last == "2/incident/1 event 2023-01-02 08:50")
    }

    @Test("Nothing but an acknowledgement ends it: not even a report that all are well")
    func nothingElse() {
        report(IncidentFigures(deaths: 3), at: "2023-01-02 08:10")
        report(IncidentFigures(deaths: 0), at: "2023-01-02 08:20")
        desk.wait(until: "2023-01-03 08:10")
        #expect(desk.raised("SG-1", .open) == ["1/incident/1", "1/incident/2"])
    }

    @Test("It repeats every 24 hours until one of that stage and round is acknowledged, then never")
    func repeats() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        desk.wait(until: "2023-01-04 08:29")
        #expect(desk.raised("SG-1").last == "1/incident/2 repeat 2023-01-03 08:30")
        desk.publish(.acknowledged("SG-1/1/incident/1"), at: "2023-01-04 08:29")
        desk.wait(until: "2023-03-01 00:00")
        #expect(desk.raised("SG-1").count == 2 && desk.timers(of: "SG-1").isEmpty)
        #expect(desk.raised("SG-1", .open) == ["1/incident/2"])
    }

    @Test("A new round does not stop an older one's repeats, nor does acknowledging it")
    func olderRound() {
        report(IncidentFigures(deaths: 1), at: "2023-01-02 08:30")
        report(IncidentFigures(deaths: 3), at: "2023-01-02 10:00")
        desk.publish(.acknowledged("SG-1/2/incident/1"), at: "2023-01-02 11:00")
        desk.wait(until: "2023-01-04 12:00")
        #expect(
            desk.raised("SG-1").dropFirst(2) == [
                "1/incident/2 repeat 2023-01-03 08:30", "1/incident/3 repeat 2023-01-04 08:30",
            ])
    }

    @Test("Each of the three repeats until it is acknowledged")
    func eachStage() {
        desk.publish(.found("H-1", deadline: "2022-12-20"), at: "2023-01-01 09:00")
        report(IncidentFigures(deaths: 1), at: "2023-01-02 10:00")
        #expect(desk.raised("SG-1", .open) == ["1/late-report/1", "1/open-hazard/1", "1/incident/1"])
        desk.publish(.acknowledged("SG-1/1/open-hazard/1"), at: "2023-01-02 11:00")
        desk.wait(until: "2023-01-03 10:00")
        #expect(
            desk.raised("SG-1").suffix(2) == [
                "1/late-report/2 repeat 2023-01-03 10:00", "1/incident/2 repeat 2023-01-03 10:00",
            ])
        #expect(desk.recipients("SG-1/1/late-report/2") == ["city-office"])
        #expect(desk.recipients("SG-1/1/incident/2") == ["city-office", "contract-leader"])
    }
}
