import DubanTestKit
import EventJSON
import Ledgers
import Testing

@testable import Dashboard

/// Hazards that monitoring points raise, on their own pages.
@Suite(.timeLimit(.minutes(15))) struct PointHazardTests {
    @Test("a hazard tells what was measured, and leads to its point")
    func measured() async throws {
        let node = LivingNode()
        let point: JSONValue = [
            "id": "M-1", "kind": "methane", "unit": "%", "value": .number(JSONNumber(1.23)), "above": 1,
            "since": "2023-11-14T22:00:05.000Z",
        ]
        let found = EventDraft.found("CG-M-1-20231114T220005Z").from("/duban/points").data("foundBy", "sensor")
        #expect(try await node.publish(found.data("point", point), from: Office.points) == 200)
        try await Bench().run(living: node) { client async throws in
            let page = try await client.get("/hazards/CG-M-1-20231114T220005Z").body
            #expect(
                page.contains(
                    ##"监测点 <a href="/points/M-1">M-1</a> 实测 1.23 %，报警值 ≥ 1 %，自 2023-11-15 06:00:05 起"##))
        }
    }
}
