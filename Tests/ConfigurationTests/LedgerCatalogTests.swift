import Ledgers
import Testing

@testable import DubanConfiguration

@Suite("ledgers.yaml")
struct LedgerCatalogTests {
    @Test("A ledger of every kind of entry")
    func reading() throws {
        let text = """
            ledgers:
              - code: all-in-one
                title: 综合一批
                opens: {hazards: general, measures: [guard, notice], incidents: grave}
                closes: {measures: [lifted], incidents: {measure: interview, status: ordered}}
            """
        let rule = LedgerRule(
            code: "all-in-one", title: "综合一批", hazards: .general, measures: [.guard, .notice],
            measuresClosedBy: [.lifted],
            incidents: IncidentRule(closedByMeasure: .interview, closedByStatus: .ordered))
        #expect(try LedgerCatalog(from: Document(text: text, file: "")).ledgers == [rule])
    }

    @Test("Measures are closed when executed or lifted, unless the file says otherwise")
    func closesDefault() throws {
        let text = "ledgers: [{code: a, title: 一, opens: {measures: [guard]}}]"
        let rule = LedgerRule(code: "a", title: "一", measures: [.guard])
        #expect(try LedgerCatalog(from: Document(text: text, file: "")).ledgers == [rule])
    }

    @Test(
        "A ledger that is refused",
        arguments: [
            ("{title: 一}", "1:12: ledgers[0]: has no code"),
            ("{code: a, titel: 一}", "1:22: ledgers[0].titel: is no known key; did you mean title?"),
            (
                "{code: 一批, title: 一}",
                #"1:19: ledgers[0].code: "一批" is no code; write 1 to 32 of a-z and -, a letter first"#
            ),
            ("{code: a, title: 一}", "1:12: ledgers[0].opens: opens nothing; name hazards, measures or incidents"),
            (
                "{code: a, title: 一, opens: {}}",
                "1:39: ledgers[0].opens: opens nothing; name hazards, measures or incidents"
            ),
            (
                "{code: a, title: 一, opens: {measures: []}}",
                "1:50: ledgers[0].opens.measures: is an empty list; at least one item belongs here"
            ),
            (
                "{code: a, title: 一, opens: {hazards: some}}",
                #"1:49: ledgers[0].opens.hazards: "some" is not allowed; allowed are all, major, general"#
            ),
            (
                "{code: a, title: 一, opens: {measures: [penality]}}",
                #"1:51: ledgers[0].opens.measures[0]: "penality" is not allowed; allowed are penalty, seizure, licence, suspension, closure, exposure, notice, interview, joint-sanction, accountability, guard; did you mean penalty?"#
            ),
            (
                "{code: a, title: 一, opens: {incidents: all}}",
                #"1:51: ledgers[0].opens.incidents: "all" is not allowed; allowed are grave"#
            ),
            ("{code: a, title: 一, opens: {incidents: grave}}", "1:12: ledgers[0].closes: has no incidents"),
            (
                "{code: a, title: 一, opens: {hazards: all}, closes: {measures: [lifted]}}",
                "1:74: ledgers[0].closes.measures: closes measures, but opens none"
            ),
            (
                "{code: a, title: 一, opens: {hazards: all}, closes: {incidents: {}}}",
                "1:75: ledgers[0].closes.incidents: closes incidents, but opens none"
            ),
            (
                "{code: a, title: 一, opens: {hazards: all}, closes: {hazards: x}}",
                "1:64: ledgers[0].closes.hazards: is no known key; known here: measures, incidents"
            ),
            (
                "{code: a, title: 一, opens: {incidents: grave}, closes: {incidents: {measure: accountability}}}",
                "1:79: ledgers[0].closes.incidents: has no status"
            ),
            (
                "{code: a, title: 一, opens: {hazards: all}}, {code: a, title: 二, opens: {hazards: all}}",
                #"1:63: ledgers[1].code: "a" is the code of ledgers[0] already"#
            ),
        ])
    func refusals(ledger: String, rest: String) {
        #expect(refusal(ledgers: "ledgers:  [\(ledger)]") == "ledgers.yaml:" + rest)
    }

    @Test("An empty list of ledgers")
    func empty() {
        #expect(
            refusal(ledgers: "ledgers: []")
                == "ledgers.yaml:1:10: ledgers: is an empty list; at least one item belongs here")
        #expect(refusal(ledgers: "ledger: []") == "ledgers.yaml:1:1: ledger: is no known key; did you mean ledgers?")
    }
}
