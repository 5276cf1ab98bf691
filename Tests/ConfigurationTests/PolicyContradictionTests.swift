import Ledgers
import Testing

@Suite("A policy that contradicts itself is refused")
struct PolicyContradictionTests {
    private func ladder(_ stages: [(code: String, days: Int)], then rest: String = "") -> String {
        let items = stages.map { code, days in
            "    - {code: \(code), title: 一, recipients: [a], days: \(days), mustBeAcknowledged: true}"
        }
        return "escalations:\n  ladder:\n" + items.joined(separator: "\n") + "\n" + rest
    }

    @Test("A ladder that does not ascend")
    func unorderedLadder() {
        #expect(
            refusal(policy: ladder([("overdue", 3), ("city", 3)]))
                == "policy.yaml:4:53: escalations.ladder[1].days: 3 is not later than the 3 of overdue; list the lowest stage first"
        )
        #expect(
            refusal(policy: ladder([("overdue", 3), ("city", 7), ("leader", 0)]))
                == "policy.yaml:5:55: escalations.ladder[2].days: 0 is not later than the 7 of city; list the lowest stage first"
        )
    }

    @Test("Two stages with one code")
    func sharedCodes() {
        #expect(
            refusal(policy: ladder([("overdue", 0), ("overdue", 3)]))
                == #"policy.yaml:4:14: escalations.ladder[1].code: "overdue" is the code of escalations.ladder[0] already"#
        )
        #expect(
            refusal(policy: "incidents:\n  lateReport:\n    code: verify")
                == #"policy.yaml:3:11: incidents.lateReport.code: "verify" is the code of escalations.verify already"#)
    }

    @Test("A code that a shipped stage has: the section around it is named")
    func sharedWithShipped() {
        #expect(
            refusal(policy: ladder([("overdue", 0), ("verify", 3)]))
                == #"policy.yaml:2:3: escalations.verify.code: "verify" is the code of escalations.ladder[1] already"#)
        #expect(
            refusal(policy: ladder([("overdue", 0), ("incident", 3)]))
                == #"policy.yaml:1:1: incidents.incident.code: "incident" is the code of escalations.ladder[1] already"#
        )
    }

    @Test("An overdueStage that the ladder does not have")
    func overdueStage() {
        #expect(
            refusal(policy: "escalations:\n  overdueStage: late")
                == #"policy.yaml:2:17: escalations.overdueStage: "late" is no stage of the ladder; allowed are remind, overdue, city, leader"#
        )
        #expect(
            refusal(policy: ladder([("first", 0), ("second", 3)]))
                == #"policy.yaml:2:3: escalations.overdueStage: "overdue" is no stage of the ladder; allowed are first, second"#
        )
        #expect(refusal(policy: ladder([("first", 0)], then: "  overdueStage: first")) == nil)
    }

    @Test(
        "Thresholds that do not descend",
        arguments: [
            (
                "{class: especially-serious, deaths: 2, seriousInjuries: 2, directLossYuan: 2}",
                #"policy.yaml:4:15: incidents.thresholds[1].class: "especially-serious" is not below serious; list the highest class first"#
            ),
            (
                "{class: considerable, deaths: 10, seriousInjuries: 2, directLossYuan: 2}",
                "policy.yaml:4:37: incidents.thresholds[1].deaths: is not below the figure of serious, which is a higher class"
            ),
            (
                "{class: considerable, deaths: 3, seriousInjuries: 50, directLossYuan: 2}",
                "policy.yaml:4:57: incidents.thresholds[1].seriousInjuries: is not below the figure of serious, which is a higher class"
            ),
            (
                "{class: considerable, deaths: 3, seriousInjuries: 10, directLossYuan: 5e7}",
                "policy.yaml:4:77: incidents.thresholds[1].directLossYuan: is not below the figure of serious, which is a higher class"
            ),
        ])
    func thresholds(item: String, line: String) {
        let first = "{class: serious, deaths: 10, seriousInjuries: 50, directLossYuan: 50_000_000}"
        #expect(refusal(policy: "incidents:\n  thresholds:\n    - \(first)\n    - \(item)") == line)
    }
}
