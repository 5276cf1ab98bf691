import DubanConfiguration
import Ledgers
import Testing

@Suite("Reports and letters in duban.yaml")
struct PapersTests {
    @Test("what is not said is as shipped: nothing is written")
    func shipped() throws {
        let node = try node("")
        #expect(node.unit == "" && node.reports.folder == nil && node.reports.daily == .fifteen)
        #expect(node.letters.code == "安督" && node.letters.replyDays == 5)
    }

    @Test("what is said, with quotes around the hour or without")
    func said() throws {
        let text = """
            unit: 长治市安全生产委员会办公室
            reports: {folder: /var/reports, daily: 09:30}
            letters: {code: 长安督, replyDays: 3}
            """
        let node = try node(text)
        #expect(node.unit == "长治市安全生产委员会办公室" && node.reports.folder == "/var/reports")
        #expect(node.reports.daily == TimeOfDay("09:30"))
        #expect(node.letters.code == "长安督" && node.letters.replyDays == 3)
        #expect(try self.node("reports:\n  daily: \"16:05\"").reports.daily == TimeOfDay("16:05"))
    }

    @Test("the environment")
    func environment() throws {
        let node = try node(
            "",
            environment: [
                "DUBAN_UNIT": "安委办", "DUBAN_REPORTS_FOLDER": "r", "DUBAN_REPORTS_DAILY": "08:00",
                "DUBAN_LETTERS_REPLY_DAYS": "7",
            ])
        #expect(node.unit == "安委办" && node.reports.folder == "r")
        #expect(node.reports.daily == TimeOfDay("08:00") && node.letters.replyDays == 7)
    }

    @Test(
        "Refusals",
        arguments: [
            (
                "reports: {daily: 3pm}",
                #"duban.yaml:1:18: reports.daily: "3pm" is no time of day; write for example 15:00"#
            ),
            ("letters: {replyDays: 0}", "duban.yaml:1:22: letters.replyDays: 0 is out of range; allowed are 1 to 365"),
            ("unit: ' '", "duban.yaml:1:7: unit: is blank"),
        ])
    func refused(text: String, refusal expected: String) {
        #expect(refusal(node: text) == expected)
    }

    private func node(_ text: String, environment: [String: String] = [:]) throws -> NodeConfiguration {
        try ConfigurationTests.node(text, environment: environment)
    }
}
