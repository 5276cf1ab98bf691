import DubanTestKit
import Ledgers
import Testing

@Suite("Section 7: rectify and supervise, the ledgers of hazards")
struct HazardLedgerTests {
    private let desk = Desk()

    init() {
        desk.publish(.found("MAJOR", .major).time("2023-01-02 08:00"), at: "2023-01-02 09:00")
        desk.publish(.found("GENERAL", .general).time("2023-01-02 08:00"), at: "2023-01-02 09:00")
    }

    /// An entry in a line: `open 2023-01-02 08:00`, `closed 2023-01-02 08:00 – 2023-01-04 08:00`.
    private func entry(_ hazard: String, _ ledger: String) -> String? {
        desk.entry(hazard, in: ledger).map { entry in
            "\(entry.status.rawValue) \(entry.openedAt.beijing)" + (entry.closedAt.map { " – \($0.beijing)" } ?? "")
        }
    }

    @Test("Found: every hazard is in rectify, a major one in supervise too, from the event's time")
    func found() {
        #expect(desk.ledgers(of: "MAJOR") == ["rectify", "supervise"] && desk.ledgers(of: "GENERAL") == ["rectify"])
        #expect(entry("MAJOR", "rectify") == "open 2023-01-02 08:00")
        #expect(entry("MAJOR", "supervise") == "open 2023-01-02 08:00")
    }

    @Test("Rectified and waiting, the entries stay open")
    func rectified() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        #expect(entry("MAJOR", "rectify") == "open 2023-01-02 08:00")
        #expect(entry("MAJOR", "supervise") == "open 2023-01-02 08:00")
    }

    @Test("Closed (销号): both close at the event's time")
    func closed() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.verified("MAJOR", .passed).time("2023-01-04 08:00"), at: "2023-01-04 09:00")
        desk.publish(.rectified("GENERAL").time("2023-01-04 08:00"), at: "2023-01-04 09:00")
        #expect(entry("MAJOR", "rectify") == "closed 2023-01-02 08:00 – 2023-01-04 08:00")
        #expect(entry("MAJOR", "supervise") == "closed 2023-01-02 08:00 – 2023-01-04 08:00")
        #expect(entry("GENERAL", "rectify") == "closed 2023-01-02 08:00 – 2023-01-04 08:00")
    }

    @Test("Withdrawn: both are withdrawn")
    func withdrawn() {
        desk.publish(.withdrawn("MAJOR").time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        #expect(entry("MAJOR", "rectify") == "withdrawn 2023-01-02 08:00 – 2023-01-03 08:00")
        #expect(entry("MAJOR", "supervise") == "withdrawn 2023-01-02 08:00 – 2023-01-03 08:00")
    }

    @Test("Reopened: they open again, and openedAt survives")
    func reopened() {
        desk.publish(.rectified("MAJOR"), at: "2023-01-03 09:00")
        desk.publish(.verified("MAJOR", .passed), at: "2023-01-04 09:00")
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-05 09:00")
        #expect(entry("MAJOR", "rectify") == "open 2023-01-02 08:00")
        #expect(entry("MAJOR", "supervise") == "open 2023-01-02 08:00")
        desk.publish(.rectified("GENERAL"), at: "2023-01-03 09:00")
        desk.publish(.verified("GENERAL", .failed), at: "2023-01-05 09:00")
        #expect(entry("GENERAL", "rectify") == "open 2023-01-02 08:00")
        #expect(entry("GENERAL", "supervise") == nil)
    }

    @Test("Amended up: supervise opens at the amendment's time", arguments: [false, true])
    func amendedUp(rectified: Bool) {
        let desk = Desk { $0.hazards.verifiedLevels = HazardLevel.allCases }
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        if rectified { desk.publish(.rectified("H-1"), at: "2023-01-03 09:00") }
        desk.publish(.amended("H-1", level: .major).time("2023-01-04 08:00"), at: "2023-01-04 09:00")
        #expect(desk.entry("H-1", in: "supervise")?.openedAt == "2023-01-04 08:00")
        #expect(desk.entry("H-1", in: "supervise")?.status == .open)
        #expect(desk.entry("H-1", in: "rectify")?.openedAt == "2023-01-02 09:00")
    }

    @Test("Amended down: supervise closes, rectify does not; amended up again: it opens again")
    func amendedDown() {
        let down = EventDraft.amended("MAJOR", level: .general, approvedBy: "市安委办")
        desk.publish(down.time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        #expect(entry("MAJOR", "supervise") == "closed 2023-01-02 08:00 – 2023-01-03 08:00")
        #expect(entry("MAJOR", "rectify") == "open 2023-01-02 08:00")
        desk.publish(.amended("MAJOR", level: .major), at: "2023-01-04 09:00")
        #expect(entry("MAJOR", "supervise") == "open 2023-01-02 08:00")
    }

    @Test("Amended down, then withdrawn: supervise stays closed, rectify is withdrawn")
    func downThenWithdrawn() {
        let down = EventDraft.amended("MAJOR", level: .general, approvedBy: "市安委办")
        desk.publish(down.time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        desk.publish(.withdrawn("MAJOR").time("2023-01-04 08:00"), at: "2023-01-04 09:00")
        #expect(entry("MAJOR", "supervise") == "closed 2023-01-02 08:00 – 2023-01-03 08:00")
        #expect(entry("MAJOR", "rectify") == "withdrawn 2023-01-02 08:00 – 2023-01-04 08:00")
    }

    @Test("Amended down, closed, reopened as general: supervise stays closed")
    func downThenReopened() {
        let down = EventDraft.amended("MAJOR", level: .general, approvedBy: "市安委办")
        desk.publish(down.time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        desk.publish(.rectified("MAJOR"), at: "2023-01-04 09:00")
        desk.publish(.verified("MAJOR", .failed), at: "2023-01-05 09:00")
        #expect(entry("MAJOR", "supervise") == "closed 2023-01-02 08:00 – 2023-01-03 08:00")
        #expect(entry("MAJOR", "rectify") == "open 2023-01-02 08:00")
    }
}
