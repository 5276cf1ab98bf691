import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 10.3: 瓦斯超限 is raised to leader level at once")
struct AtOnceTests {
    private let desk = Desk()
    private let all: [String] = [
        "responsible-unit", "county-office", "lead-department", "city-office", "contract-leader",
    ]

    private func breach(_ hazard: String, _ level: HazardLevel = .major, kind: String = "methane") -> EventDraft {
        .measured(hazard, level, kind: kind, deadline: "2023-01-10")
    }

    @Test("Its highest stage goes to everybody below too, and is repeated; the lower ones are not raised any more")
    func major() {
        desk.publish(breach("CG-1"), at: "2023-01-02 09:00")
        desk.wait(until: "2023-01-20 00:00")
        let raised = desk.raised("CG-1")
        #expect(raised.first == "1/leader/1 event 2023-01-02 09:00")
        #expect(raised.dropFirst().allSatisfy { $0.hasPrefix("1/leader/") && $0.contains(" repeat ") })
        #expect(desk.escalation("CG-1/1/leader/1")?.recipients == all)
    }

    @Test("A general one is not, until it becomes major")
    func general() {
        desk.publish(breach("CG-1", .general), at: "2023-01-02 09:00")
        #expect(desk.raised("CG-1") == [])
        desk.publish(.amended("CG-1", level: .major), at: "2023-01-02 10:00")
        #expect(desk.raised("CG-1") == ["1/leader/1 event 2023-01-02 10:00"])
    }

    @Test("Of another kind it climbs the ladder as others do")
    func otherKind() {
        desk.publish(breach("CG-1", kind: "slope-displacement"), at: "2023-01-02 09:00")
        #expect(desk.raised("CG-1") == [])
    }

    @Test("What is raised at once is not overdue; past its deadline it is")
    func notOverdue() {
        desk.publish(breach("CG-1"), at: "2023-01-02 09:00")
        desk.publish(breach("CG-2"), at: "2023-01-02 09:00")
        desk.wait(until: "2023-01-10 23:59")
        #expect(desk.watched(Enterprise.mine.name) == nil)
        desk.wait(until: "2023-01-11 00:00")
        #expect(desk.watched(Enterprise.mine.name)?.reasons == [.overdueMajor])
    }
}

extension EventDraft {
    /// What a monitoring point has found.
    fileprivate static func measured(
        _ hazard: String, _ level: HazardLevel, kind: String, deadline: LocalDate
    ) -> EventDraft {
        found(hazard, level, deadline: deadline).data("foundBy", "sensor").data(
            "point",
            [
                "id": "T1", "kind": .string(kind), "unit": "%", "value": 2, "above": 1,
                "since": "2023-01-02T09:00:00+08:00",
            ])
    }
}
