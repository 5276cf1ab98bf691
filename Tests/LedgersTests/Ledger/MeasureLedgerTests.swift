import DubanTestKit
import Ledgers
import Testing

@Suite("Section 7: the ledgers of measures")
struct MeasureLedgerTests {
    private let desk = Desk()

    @Test(
        "Each kind of measure has its ledger, guard (盯守) has none",
        arguments: [
            (.penalty, ["penalty"]), (.seizure, ["penalty"]), (.licence, ["penalty"]), (.suspension, ["suspension"]),
            (.closure, ["closure"]), (.exposure, ["exposure"]), (.notice, ["exposure"]), (.interview, ["exposure"]),
            (.jointSanction, ["sanction"]), (.accountability, ["accountability"]), (.guard, []),
        ] as [(MeasureKind, [String])])
    func kinds(kind: MeasureKind, ledgers: [String]) {
        #expect(desk.publish(.measure("M-1", kind, .ordered), at: "2023-01-02 09:00").verdict == "200")
        #expect(desk.ledgers(of: "M-1") == ledgers)
        #expect(desk.measure("M-1")?.kind == kind)
    }

    @Test("Its first event opens the entry, at the event's time")
    func opens() {
        desk.publish(.measure("M-1", .penalty, .ordered).time("2023-01-02 08:00"), at: "2023-01-02 09:00")
        let entry = desk.entry("M-1", in: "penalty")
        #expect(entry?.status == .open && entry?.openedAt == "2023-01-02 08:00" && entry?.closedAt == nil)
    }

    @Test("Executed or lifted closes it, at the event's time", arguments: [MeasureStatus.executed, .lifted])
    func closes(status: MeasureStatus) {
        desk.publish(.measure("M-1", .suspension, .ordered), at: "2023-01-02 09:00")
        desk.publish(.measure("M-1", .suspension, status).time("2023-01-03 08:00"), at: "2023-01-03 09:00")
        let entry = desk.entry("M-1", in: "suspension")
        #expect(entry?.status == .closed && entry?.openedAt == "2023-01-02 09:00")
        #expect(entry?.closedAt == "2023-01-03 08:00" && desk.measure("M-1")?.status == status)
    }

    @Test("A first event that is executed opens and closes it")
    func opensClosed() {
        desk.publish(.measure("M-1", .closure, .executed).time("2023-01-02 08:00"), at: "2023-01-02 09:00")
        let entry = desk.entry("M-1", in: "closure")
        #expect(entry?.status == .closed && entry?.openedAt == "2023-01-02 08:00")
        #expect(entry?.closedAt == "2023-01-02 08:00")
    }

    @Test("A closed entry stays closed, as it was closed", arguments: MeasureStatus.allCases)
    func staysClosed(status: MeasureStatus) {
        desk.publish(.measure("M-1", .interview, .executed), at: "2023-01-02 09:00")
        let before = desk.entry("M-1", in: "exposure")
        #expect(desk.publish(.measure("M-1", .interview, status), at: "2023-01-03 09:00").verdict == "200")
        #expect(desk.entry("M-1", in: "exposure") == before)
    }

    @Test("Ordered twice, the entry is the first one's")
    func orderedTwice() {
        desk.publish(.measure("M-1", .penalty, .ordered), at: "2023-01-02 09:00")
        desk.publish(.measure("M-1", .penalty, .ordered), at: "2023-01-03 09:00")
        #expect(desk.entry("M-1", in: "penalty")?.openedAt == "2023-01-02 09:00")
    }

    @Test("A measure's kind never changes, within one ledger neither")
    func kindDiffers() {
        desk.publish(.measure("M-1", .penalty, .ordered), at: "2023-01-02 09:00")
        let other = EventDraft.measure("M-1", .seizure, .executed)
        #expect(desk.publish(other, at: "2023-01-03 09:00").verdict == "422 measure-kind-differs")
        #expect(desk.measure("M-1")?.kind == .penalty && desk.entry("M-1", in: "penalty")?.status == .open)
        desk.publish(.measure("M-2", .guard, .ordered), at: "2023-01-02 09:00")
        let guarded = EventDraft.measure("M-2", .penalty, .ordered)
        #expect(desk.publish(guarded, at: "2023-01-03 09:00").verdict == "422 measure-kind-differs")
        #expect(desk.ledgers(of: "M-2").isEmpty)
    }

    @Test("An office's own catalog says which ledger a measure is in, and what closes it")
    func ownCatalog() {
        var rules = Rules.shipped
        rules.catalog = LedgerCatalog(ledgers: [
            LedgerRule(code: "guarded", title: "盯守一批", measures: [.guard], measuresClosedBy: [.lifted]),
            LedgerRule(code: "minor", title: "一般隐患", hazards: .general),
        ])
        let desk = Desk(rules: rules)
        desk.publish(.measure("M-1", .guard, .executed), at: "2023-01-02 09:00")
        desk.publish(.found("H-1", .general), at: "2023-01-02 09:00")
        desk.publish(.found("H-2", .major), at: "2023-01-02 09:00")
        #expect(desk.entry("M-1", in: "guarded")?.status == .open)
        #expect(desk.ledgers(of: "H-1") == ["minor"] && desk.ledgers(of: "H-2").isEmpty)
        desk.publish(.measure("M-1", .guard, .lifted), at: "2023-01-03 09:00")
        #expect(desk.entry("M-1", in: "guarded")?.status == .closed)
    }
}
