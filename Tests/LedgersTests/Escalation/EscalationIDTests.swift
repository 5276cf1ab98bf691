import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6: the id of an escalation")
struct EscalationIDTests {
    @Test("<subject>/<round>/<stage>/<n>, read and written")
    func form() throws {
        let id = try #require(EscalationID("HZ-140400-2023-00001/12/late-report/3"))
        #expect(id == EscalationID(subject: "HZ-140400-2023-00001", round: 12, stage: "late-report", number: 3))
        #expect(id.description == "HZ-140400-2023-00001/12/late-report/3")
        #expect(id.next.description == "HZ-140400-2023-00001/12/late-report/4")
    }

    @Test(
        "One escalation has one id: what is not written as the node writes it is none",
        arguments: [
            "", "H-1", "H-1/1/city", "H-1/1/city/1/", "/H-1/1/city/1", "H-1/1/city/1/1", "/1/city/1", "H-1/01/city/1",
            "H-1/1/city/01", "H-1/+1/city/1", "H-1/1/city/+1", "H-1/0/city/1", "H-1/1/city/0", "H-1/-1/city/1",
            "H-1/one/city/1", "H-1/1/city/", "H-1//city/1", "H-1/99999999999999999999/city/1",
        ])
    func noID(text: String) {
        #expect(EscalationID(text) == nil)
    }

    @Test("n counts from 1 within subject, round and stage")
    func numbers() {
        let desk = Desk()
        desk.publish(.found("H-1", deadline: "2023-01-01"), at: "2023-01-10 10:00")
        desk.wait(until: "2023-01-11 10:00")
        desk.publish(.rectified("H-1"), at: "2023-01-11 11:00")
        desk.wait(until: "2023-01-18 00:00")
        desk.publish(.verified("H-1", .failed, newDeadline: "2023-01-01"), at: "2023-01-18 10:00")
        #expect(
            desk.raised("H-1") == [
                "1/leader/1 schedule 2023-01-10 10:00", "1/leader/2 repeat 2023-01-11 10:00",
                "2/verify/1 schedule 2023-01-17 00:00", "2/verify/2 repeat 2023-01-18 00:00",
                "3/leader/1 schedule 2023-01-18 10:00",
            ])
    }

    @Test("An acknowledgement of another spelling, another subject or a stage not yet raised: unknown-escalation")
    func unknown() {
        let desk = Desk()
        desk.publish(.found("H-1", deadline: "2023-01-10"), at: "2023-01-11 10:00")
        for id in ["H-1/1/overdue/01", "h-1/1/overdue/1", "H-1/1/city/1", "H-1/2/overdue/1", "H-1/1/overdue/2", "H-1"] {
            #expect(desk.publish(.acknowledged(id), at: "2023-01-11 11:00").verdict == "422 unknown-escalation")
        }
        #expect(desk.publish(.acknowledged("H-1/1/overdue/1"), at: "2023-01-11 11:00").verdict == "200")
    }
}
