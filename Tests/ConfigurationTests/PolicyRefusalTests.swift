import Ledgers
import Testing

@Suite("policy.yaml is refused in one line")
struct PolicyRefusalTests {
    @Test(
        "Lengths of time",
        arguments: [
            ("24", #""24" has no unit; write for example 24 h, 30 min, 7 d"#),
            ("0", #""0" has no unit; write for example 24 h, 30 min, 7 d"#),
            ("soon", #""soon" is no length of time; write for example 24 h, 30 min, 7 d"#),
            ("24 hours", #""24 hours" is no length of time; write for example 24 h, 30 min, 7 d"#),
            ("1.5 h", #""1.5 h" is no length of time; write for example 24 h, 30 min, 7 d"#),
            ("-5 min", #""-5 min" is no length of time; write for example 24 h, 30 min, 7 d"#),
            (
                "9223372036854775807 d",
                #""9223372036854775807 d" is no length of time; write for example 24 h, 30 min, 7 d"#
            ),
            ("500 ms", #""500 ms" is out of range; allowed are 1 min to 365 d"#),
            ("400 d", #""400 d" is out of range; allowed are 1 min to 365 d"#),
        ])
    func spans(written: String, message: String) {
        #expect(
            refusal(policy: "escalations:\n  acknowledgeWithin: \(written)")
                == "policy.yaml:2:22: escalations.acknowledgeWithin: \(message)")
    }

    @Test(
        "Single values",
        arguments: [
            (
                "events: {futureLimit: 2 d}",
                #"policy.yaml:1:23: events.futureLimit: "2 d" is out of range; allowed are 0 ms to 1 d"#
            ),
            (
                "zone: CST",
                #"policy.yaml:1:7: zone: "CST" is no time zone of the IANA database; write for example Asia/Shanghai"#
            ),
            ("sectors: []", "policy.yaml:1:10: sectors: is an empty list; at least one item belongs here"),
            ("sectors: [煤矿, 消防, 煤矿]", #"policy.yaml:1:19: sectors[2]: "煤矿" is in the list twice"#),
            ("sectors: ['  ']", "policy.yaml:1:11: sectors[0]: is blank"),
            (#"sectors: ["煤\t矿"]"#, #"policy.yaml:1:11: sectors[0]: "煤\u{9}矿" holds a control character"#),
            (
                "sectors: [\(String(repeating: "矿", count: 101))]",
                "policy.yaml:1:11: sectors[0]: has 101 characters; at most 100 are allowed"
            ),
            (
                "hazards: {majorDeadlineDays: 30 d}",
                #"policy.yaml:1:30: hazards.majorDeadlineDays: "30 d" is no whole number; allowed are 1 to 3650"#
            ),
            (
                "hazards: {verifiedLevels: [mayor]}",
                #"policy.yaml:1:28: hazards.verifiedLevels[0]: "mayor" is not allowed; allowed are general, major; did you mean major?"#
            ),
            (
                "incidents: {graveFrom: grave}",
                #"policy.yaml:1:24: incidents.graveFrom: "grave" is not allowed; allowed are unclassified, near-miss, ordinary, considerable, serious, especially-serious"#
            ),
            (
                "watchlist: {reopenings: 0}",
                "policy.yaml:1:25: watchlist.reopenings: 0 is out of range; allowed are 1 to 1000"
            ),
            (
                "escalations: {verify: {code: Verify}}",
                #"policy.yaml:1:30: escalations.verify.code: "Verify" is no code; write 1 to 32 of a-z and -, a letter first"#
            ),
            (
                "escalations: {verify: {recipients: []}}",
                "policy.yaml:1:36: escalations.verify.recipients: is an empty list; at least one item belongs here"
            ),
            (
                "escalations: {verify: {days: 3}}",
                "policy.yaml:1:24: escalations.verify.days: is no known key; known here: code, title, recipients"
            ),
        ])
    func values(text: String, line: String) {
        #expect(refusal(policy: text) == line)
    }

    @Test(
        "Items of the ladder",
        arguments: [
            (
                "{code: a, title: 一, recipients: [b], mustBeAcknowledged: true}",
                "policy.yaml:3:7: escalations.ladder[0]: has no days"
            ),
            (
                "{code: a, title: 一, recipient: [b], days: 1, mustBeAcknowledged: true}",
                "policy.yaml:3:27: escalations.ladder[0].recipient: is no known key; did you mean recipients?"
            ),
            (
                "{code: a, title: 一, recipients: [b], days: 1, mustBeAcknowledged: maybe}",
                #"policy.yaml:3:73: escalations.ladder[0].mustBeAcknowledged: "maybe" is neither true nor false"#
            ),
            (
                "{code: a, title: 一, recipients: [b], days: 1, mustBeAcknowledged: true, colour: red}",
                "policy.yaml:3:79: escalations.ladder[0].colour: is no known key; known here: code, title, recipients, days, mustBeAcknowledged"
            ),
            ("remind", "policy.yaml:3:7: escalations.ladder[0]: is a single value; a section with keys belongs here"),
        ])
    func ladderItems(item: String, line: String) {
        #expect(refusal(policy: "escalations:\n  ladder:\n    - \(item)") == line)
    }

    @Test(
        "Items of the thresholds",
        arguments: [
            (
                "{class: ordinary, deaths: 1, seriousInjuries: 1, directLossYuan: 1}",
                #"policy.yaml:3:15: incidents.thresholds[0].class: "ordinary" is not allowed; allowed are especially-serious, serious, considerable"#
            ),
            (
                "{class: serious, deaths: 1, seriousInjuries: 1, directLossYuan: nan}",
                #"policy.yaml:3:71: incidents.thresholds[0].directLossYuan: "nan" is no number; allowed are 1 to 10000000000000 yuan"#
            ),
            (
                "{class: serious, deaths: 1, seriousInjuries: 1, directLossYuan: 1e14}",
                "policy.yaml:3:71: incidents.thresholds[0].directLossYuan: 1e14 is out of range; allowed are 1 to 10000000000000 yuan"
            ),
        ])
    func thresholdItems(item: String, line: String) {
        #expect(refusal(policy: "incidents:\n  thresholds:\n    - \(item)") == line)
    }
}
