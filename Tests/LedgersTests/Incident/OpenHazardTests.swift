import DubanTestKit
import Ledgers
import Testing

@Suite("Section 6, incidents: of an enterprise with an open major hazard past its deadline")
struct OpenHazardTests {
    private let desk = Desk()
    private let receipt: Instant = "2023-01-11 09:00"

    private func hazard(
        _ level: HazardLevel = .major, deadline: LocalDate = "2023-01-10", of enterprise: Enterprise = .mine
    ) {
        desk.publish(.found("H-1", level, deadline: deadline, of: enterprise), at: "2023-01-02 09:00")
    }

    /// Whether an incident of the enterprise is escalated for its hazard.
    private func escalates(_ enterprise: Enterprise = .mine, at receipt: Instant? = nil) -> Bool {
        let receipt = receipt ?? self.receipt
        desk.publish(.incident("SG-1", of: enterprise, occurredAt: receipt), at: receipt)
        return desk.raised("SG-1") == ["1/open-hazard/1 event \(receipt.beijing)"]
    }

    @Test("It goes to the contract leader")
    func recipients() {
        hazard()
        #expect(escalates())
        #expect(desk.recipients("SG-1/1/open-hazard/1") == ["contract-leader"])
    }

    @Test("Past the deadline is from the first instant of the next date on, by receipt")
    func deadline() {
        hazard()
        #expect(!escalates(at: "2023-01-10 23:59:59.999"))
        desk.publish(.incident("SG-2", occurredAt: "2023-01-10 23:00").time("2023-01-10 23:30"), at: "2023-01-11 00:00")
        #expect(desk.raised("SG-2") == ["1/open-hazard/1 event 2023-01-11 00:00"])
    }

    @Test("A general hazard does not count")
    func general() {
        hazard(.general)
        #expect(!escalates())
    }

    @Test("A hazard that is rectified, closed or withdrawn does not count")
    func notOpen() {
        hazard()
        desk.publish(.rectified("H-1"), at: "2023-01-11 08:00")
        #expect(!escalates())
        desk.publish(.withdrawn("H-1"), at: "2023-01-11 09:00")
        desk.publish(.incident("SG-2", occurredAt: receipt), at: receipt)
        #expect(desk.raised("SG-2").isEmpty)
    }

    @Test("The same code is the same enterprise, whatever the name")
    func sameCode() {
        hazard()
        #expect(escalates(Enterprise(name: "改名后的煤业", uscc: Enterprise.mine.uscc)))
    }

    @Test("Another code is another enterprise, though it bears the same name")
    func otherCode() {
        hazard()
        #expect(!escalates(Enterprise(name: Enterprise.mine.name, uscc: Enterprise.works.uscc)))
    }

    @Test("Where one has no code, the name counts")
    func byName() {
        hazard()
        #expect(escalates(Enterprise(name: Enterprise.mine.name)))
    }

    @Test("Where the hazard's has none, too; another name is another enterprise")
    func byNameOfHazard() {
        hazard(of: Enterprise(name: Enterprise.mine.name))
        #expect(!escalates(Enterprise(name: "长治第二煤业", uscc: Enterprise.mine.uscc)))
        desk.publish(.incident("SG-2", of: .mine, occurredAt: receipt), at: receipt)
        #expect(desk.raised("SG-2").count == 1)
    }

    @Test("The hazard's present enterprise counts")
    func amended() {
        hazard(of: .mill)
        desk.publish(.amended("H-1", of: .mine), at: "2023-01-03 09:00")
        #expect(escalates(.mine))
        desk.publish(.incident("SG-2", of: .mill, occurredAt: receipt), at: receipt)
        #expect(desk.raised("SG-2").isEmpty)
    }

    @Test("It is looked for on the first report received, and then no more")
    func firstReport() {
        #expect(!escalates())
        hazard()
        desk.publish(.incident("SG-1", occurredAt: receipt).time("2023-01-11 10:00"), at: "2023-01-11 10:00")
        #expect(desk.raised("SG-1").isEmpty)
    }
}
