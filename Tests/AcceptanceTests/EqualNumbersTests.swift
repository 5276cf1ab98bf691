import DubanTestKit
import EventJSON
import Foundation
import Ledgers
import Testing

/// A leader looks at the page, an operator at the metrics, an office at its report: they see one number.
@Suite struct EqualNumbersTests {
    private let folder = Folder()

    /// A quarter of a city, as it stands when its last day ends.
    private func node() throws -> (RunningNode, HTTPSite, LocalDate) {
        let day = Zone.shanghai.date(of: try RecordedVector("quarter").until)
        let end = Zone.shanghai.firstInstant(of: day + 1) + Span(milliseconds: -1)
        let replayed = try DubanProgram.run([
            "replay", Repository.url("Tests/Vectors/quarter.ndjson").path, "--until", end.rfc3339, "--data",
            folder.path,
        ])
        try #require(replayed.status == 0)
        let port = try FreePort.any()
        let node = try RunningNode(
            data: folder, clock: "manual:\(end.rfc3339)", arguments: ["--http", "http://127.0.0.1:\(port)"])
        return (node, try HTTPSite(port: port), day)
    }

    @Test("Page, metrics, report and answers tell one number")
    func equal() async throws {
        let (node, site, day) = try node()
        let query = try node.client("query")
        let overview = try #require(try query.ask(["ask": "overview", "date": .string(day.iso8601)])["ok"])
        try #require(overview["overdueMajor"]?.integer ?? 0 > 0)
        try await page(site, says: overview)
        try await metrics(site, say: overview)
        // From the next day on that day's deadlines are over, as they are in its report.
        let next = try #require(try query.ask(["ask": "overview", "date": .string((day + 1).iso8601)])["ok"])
        try report(of: day, from: node, says: next)
        #expect(node.stop() == 0)
    }

    private func page(_ site: HTTPSite, says overview: JSONValue) async throws {
        let html = try await site.get("/")
        let pattern = /figure-name">([^<]+)<\/span> <span class="figure-value">([0-9,]+)</
        let shown = Dictionary(
            uniqueKeysWithValues: html.matches(of: pattern).map { (String($0.1), $0.2.filter { $0 != "," }) })
        let figures = [
            "未整改": "open", "待验收": "rectified", "逾期": "overdue", "重大未整改": "openMajor", "重大逾期": "overdueMajor",
            "事故险情": "incidents", "迟报": "lateIncidents", "不放心名单": "watched", "退回件": "deadLetters",
        ]
        for (name, figure) in figures { #expect(shown[name] == overview[figure]?.integer.map(String.init), "\(name)") }
        for ledger in overview["ledgers"]?.array ?? [] {
            let (title, open) = (ledger["title"]?.string ?? "", ledger["open"]?.integer ?? -1)
            #expect(html.contains("\(title)</a></th><td class=\"figure strong\">\(open)</td>"), "\(title)")
        }
    }

    private func metrics(_ site: HTTPSite, say overview: JSONValue) async throws {
        let lines = Set(
            try await site.get("/metrics", having: "duban_hazards{").split(separator: "\n").map(String.init))
        func expect(_ series: String, _ figure: JSONValue?) {
            #expect(lines.contains("\(series) \(figure?.integer ?? -1)"), "\(series)")
        }
        expect(#"duban_hazards_overdue{level="major"}"#, overview["overdueMajor"])
        expect("duban_incidents", overview["incidents"])
        expect("duban_incidents_late", overview["lateIncidents"])
        expect("duban_watchlist_enterprises", overview["watched"])
        expect("duban_dead_letters_kept", overview["deadLetters"])
        for colour in Self.members(overview["riskColours"]) {
            expect("duban_hazards_unresolved{colour=\"\(colour.name)\"}", colour.value)
        }
        for ledger in overview["ledgers"]?.array ?? [] {
            for status in ["open", "closed", "withdrawn"] {
                let code = ledger["code"]?.string ?? ""
                expect("duban_ledger_entries{ledger=\"\(code)\",status=\"\(status)\"}", ledger[status])
            }
        }
        for count in overview["escalations"]?.array ?? [] {
            let (stage, status) = (count["stage"]?.string ?? "", count["status"]?.string ?? "")
            expect("duban_escalations{stage=\"\(stage)\",status=\"\(status)\"}", count["count"])
        }
    }

    private func report(of day: LocalDate, from node: RunningNode, says overview: JSONValue) throws {
        let printed = try DubanProgram.run([
            "report", "daily", "--date", day.iso8601, "--json", "--query", try #require(node.endpoints["query"]),
        ])
        let report = try JSONParser.parse(Array(printed.output))
        func total(_ column: String) -> Int {
            Self.members(report["statistics"]).reduce(0) { $0 + ($1.value[column]?.integer ?? 0) }
        }
        let unresolved = ["open", "rectified"].reduce(0) { $0 + (overview[$1]?.integer ?? 0) }
        #expect(report["unresolved"]?.array?.count == unresolved && total("unresolved") == unresolved)
        #expect(total("overdue") == overview["overdue"]?.integer)
        #expect(total("overdueMajor") == overview["overdueMajor"]?.integer)
    }

    private static func members(_ object: JSONValue?) -> [JSONMember] {
        if case .object(let members)? = object { members } else { [] }
    }
}
