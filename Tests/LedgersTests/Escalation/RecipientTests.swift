import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: to whom an escalation goes")
struct RecipientTests {
    private let desk = Desk()

    private func found(at instant: Instant) {
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: instant)
    }

    @Test("Each stage to its own recipients")
    func own() {
        found(at: "2023-01-02 09:00")
        desk.wait(until: "2023-01-14 00:00")
        #expect(desk.recipients("H-1/1/remind/1") == ["responsible-unit"])
        #expect(desk.recipients("H-1/1/overdue/1") == ["responsible-unit", "county-office", "lead-department"])
        #expect(desk.recipients("H-1/1/city/1") == ["city-office", "lead-department"])
        #expect(desk.recipients("H-1/1/leader/1") == ["contract-leader"])
        #expect(desk.recipients("H-1/1/leader/2") == ["contract-leader"])
    }

    @Test(
        "One that skips lower stages goes to theirs too, lowest first, each once",
        arguments: [
            ("2023-01-11 09:00", "overdue", ["responsible-unit", "county-office", "lead-department"]),
            ("2023-01-14 09:00", "city", ["responsible-unit", "county-office", "lead-department", "city-office"]),
            (
                "2023-01-18 09:00", "leader",
                ["responsible-unit", "county-office", "lead-department", "city-office", "contract-leader"]
            ),
        ] as [(Instant, String, [String])])
    func skipping(instant: Instant, stage: String, recipients: [String]) {
        found(at: instant)
        #expect(desk.recipients("H-1/1/\(stage)/1") == recipients)
    }

    @Test("Later ones go to their own stage's alone")
    func later() {
        found(at: "2023-01-14 09:00")
        desk.wait(until: "2023-01-16 09:00")
        #expect(desk.raised("H-1").count == 3)
        #expect(desk.recipients("H-1/1/leader/1") == ["contract-leader"])
        #expect(desk.recipients("H-1/1/leader/2") == ["contract-leader"])
    }

    @Test("The repeats of one that skipped stages go to their own stage's alone")
    func repeats() {
        found(at: "2023-01-18 09:00")
        desk.wait(until: "2023-01-19 09:00")
        #expect(desk.recipients("H-1/1/leader/2") == ["contract-leader"])
    }

    @Test("Stages skipped in an earlier round do not count")
    func otherRound() {
        found(at: "2023-01-18 09:00")
        desk.publish(.extended("H-1", to: "2023-01-16"), at: "2023-01-18 10:00")
        #expect(desk.recipients("H-1/2/overdue/1") == ["responsible-unit", "county-office", "lead-department"])
        desk.publish(.extended("H-1", to: "2023-01-20"), at: "2023-01-18 11:00")
        desk.wait(until: "2023-01-21 00:00")
        #expect(desk.recipients("H-1/3/remind/1") == ["responsible-unit"])
        #expect(desk.recipients("H-1/3/overdue/1") == ["responsible-unit", "county-office", "lead-department"])
    }

    @Test("Verification overdue to lead department and county office")
    func verify() {
        found(at: "2023-01-02 09:00")
        desk.publish(.rectified("H-1"), at: "2023-01-03 09:00")
        desk.wait(until: "2023-01-10 00:00")
        #expect(desk.recipients("H-1/2/verify/1") == ["lead-department", "county-office"])
        #expect(desk.recipients("H-1/2/verify/2") == ["lead-department", "county-office"])
    }

    @Test("An escalation keeps the area and enterprise that it was raised about")
    func about() {
        found(at: "2023-01-11 09:00")
        desk.publish(.amended("H-1", of: .mill, area: "140200"), at: "2023-01-11 10:00")
        desk.wait(until: "2023-01-12 09:00")
        #expect(desk.escalation("H-1/1/overdue/1")?.enterprise == "长治第一煤业")
        #expect(desk.escalation("H-1/1/overdue/1")?.area == "140403")
        #expect(desk.escalation("H-1/1/city/1")?.enterprise == "大同第二面粉厂")
        #expect(desk.escalation("H-1/1/city/1")?.area == "140200")
    }
}
