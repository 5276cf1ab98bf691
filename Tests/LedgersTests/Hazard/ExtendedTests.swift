import DubanTestKit
import Ledgers
import Testing

@Suite("Section 4: extended")
struct ExtendedTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major, deadline: "2023-01-20"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general, deadline: "2023-01-20"), at: "2023-01-02 09:00")
    }

    @Test("A later date is taken, and counted", arguments: ["MAJOR", "GENERAL"])
    func later(number: String) {
        desk.publish(.extended(number, to: "2023-01-21"), at: "2023-01-03 09:00")
        desk.publish(.extended(number, to: "2023-02-20"), at: "2023-01-04 09:00")
        #expect(desk.hazard(number)?.deadline == "2023-02-20")
        #expect(desk.hazard(number)?.extensions == 2)
        #expect(desk.hazard(number)?.state == .open)
    }

    @Test("A date that is not later is refused", arguments: ["2023-01-20", "2023-01-19"] as [LocalDate])
    func notLater(date: LocalDate) {
        #expect(desk.publish(.extended("MAJOR", to: date), at: "2023-01-03 09:00").verdict == "422 deadline-not-later")
        #expect(desk.hazard("MAJOR")?.deadline == "2023-01-20" && desk.hazard("MAJOR")?.extensions == 0)
    }

    @Test("Later than the present deadline is enough, though it lies in the past")
    func laterButPast() {
        #expect(desk.publish(.extended("MAJOR", to: "2023-01-22"), at: "2023-02-03 09:00").verdict == "200")
        #expect(desk.hazard("MAJOR")?.deadline == "2023-01-22")
    }

    @Test("A rectified hazard is not open, whatever the date")
    func rectified() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        #expect(desk.publish(.extended("MAJOR", to: "2023-02-20"), at: "2023-01-04 09:00").verdict == "422 not-open")
        #expect(desk.publish(.extended("MAJOR", to: "2023-01-01"), at: "2023-01-04 09:00").verdict == "422 not-open")
    }

    @Test("A closed or withdrawn hazard is not extended")
    func ended() {
        desk.publish(.rectified("GENERAL"), at: "2023-01-03 09:00")
        desk.publish(.withdrawn("MAJOR"), at: "2023-01-03 09:00")
        let later: LocalDate = "2023-02-20"
        #expect(desk.publish(.extended("GENERAL", to: later), at: "2023-01-04 09:00").verdict == "422 hazard-closed")
        #expect(desk.publish(.extended("MAJOR", to: later), at: "2023-01-04 09:00").verdict == "422 hazard-withdrawn")
    }
}
