import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Protocol: the snapshot, its lists in code-point order")
struct SnapshotTests {
    private let desk = Desk()

    private func list(_ name: String, _ key: String) -> [String?]? {
        desk.snapshot[name]?.array?.map { $0[key]?.string }
    }

    @Test("Empty, it has all its lists, and the catalog's ledgers")
    func empty() {
        let ledgers: JSONValue = [
            "rectify": [], "supervise": [], "penalty": [], "suspension": [], "closure": [], "exposure": [],
            "sanction": [], "accountability": [],
        ]
        #expect(
            desk.snapshot == [
                "hazards": [], "ledgers": ledgers, "escalations": [], "incidents": [], "watchlist": [], "parked": [],
                "deadLetters": [],
            ])
    }

    @Test("Hazards, entries, escalations and incidents")
    func entities() {
        for number in ["b", "a", "B", "a~", "a-1"] {
            desk.publish(.found(number, deadline: "2023-01-01"), at: "2023-01-02 08:10")
            desk.publish(.incident("I\(number)"), at: "2023-01-02 08:10")
        }
        let sorted = ["B", "a", "a-1", "a~", "b"]
        #expect(list("hazards", "hazard") == sorted && list("incidents", "incident") == sorted.map { "I\($0)" })
        #expect(desk.snapshot["ledgers"]?["supervise"]?.array?.map { $0["subject"]?.string } == sorted)
        // By the written id: `-` comes before `/`, and `~` after it.
        #expect(
            list("escalations", "id") == [
                "B/1/overdue/1", "IB/1/open-hazard/1", "Ia-1/1/open-hazard/1", "Ia/1/open-hazard/1",
                "Ia~/1/open-hazard/1", "Ib/1/open-hazard/1", "a-1/1/overdue/1", "a/1/overdue/1", "a~/1/overdue/1",
                "b/1/overdue/1",
            ])
    }

    @Test("What waits: source and id")
    func parked() {
        for (source, id) in [("/b", "1"), ("/a", "2"), ("/a", "10"), ("/B", "3")] {
            desk.publish(.rectified("H-1").id(id).from(source), at: "2023-01-02 09:00")
        }
        #expect(desk.snapshot["parked"] == ["/B 3", "/a 10", "/a 2", "/b 1"])
    }

    @Test("Dead letters by receipt, source, id and code; what is absent comes first")
    func deadLetters() {
        let refused = EventDraft.acknowledged("H-1/1/city/1")
        desk.publish(refused.id("z"), at: "2023-01-02 09:00")
        for (source, id) in [("/b", "1"), ("/a", "2"), ("/a", "10")] {
            desk.publish(refused.id(id).from(source), at: "2023-01-02 09:30")
        }
        desk.send(refused.id("10").from("/a").json().setting("/data/by", to: 1).bytes, at: "2023-01-02 09:30")
        desk.send(Array("nonsense".utf8), at: "2023-01-02 09:30")
        let keys = desk.snapshot["deadLetters"]?.array?.map { letter in
            "\(letter["source"]?.string ?? "-") \(letter["id"]?.string ?? "-") \(letter["code"]?.string ?? "-")"
        }
        #expect(
            keys == [
                "/offices/140400-yjj z unknown-escalation", "- - invalid-json", "/a 10 invalid-data",
                "/a 10 unknown-escalation", "/a 2 unknown-escalation", "/b 1 unknown-escalation",
            ])
    }

    @Test("The watch list by kind and name, those on it alone")
    func watchlist() {
        for name in ["丙", "乙", "甲"] { desk.publish(.watch(name, .add, kind: .team), at: "2023-01-02 09:00") }
        desk.publish(.watch("丁", .add, kind: .worker), at: "2023-01-02 09:00")
        desk.publish(.watch("戊", .add), at: "2023-01-02 09:00")
        desk.publish(.watch("乙", .remove, kind: .team), at: "2023-01-02 09:00")
        #expect(list("watchlist", "name") == ["戊", "丙", "甲", "丁"])
        #expect(list("watchlist", "kind") == ["enterprise", "team", "team", "worker"])
    }
}
