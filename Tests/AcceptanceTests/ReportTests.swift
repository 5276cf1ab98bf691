import EventJSON
import Foundation
import Testing

/// Reports, lists and letters as files, from the command line.
@Suite struct ReportTests {
    private static let vector = Vector(name: "quarter")
    private let folder = Folder()
    private let data = Folder()

    init() throws {
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        _ = try DubanProgram.run([
            "replay", Self.vector.recording.path, "--until", try Self.vector.until, "--data", data.path,
        ])
    }

    private func duban(_ arguments: [String]) throws -> DubanProgram.Outcome {
        try DubanProgram.run(arguments + ["--data", data.path])
    }

    private func json(_ arguments: [String]) throws -> JSONValue {
        try JSONParser.parse(Array(duban(arguments + ["--json"]).output))
    }

    private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

    /// What openpyxl finds.
    private func sheets(_ name: String) throws -> [JSONValue] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("ReportTests/sheets.py").path
        return try JSONParser.parse(Array(run("/usr/bin/python3", [script, path(name)])))["sheets"]?.array ?? []
    }

    private func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data
    }

    /// The rows of a sheet's table, without what stands above and below.
    private func table(_ sheet: JSONValue) -> [[JSONValue]] {
        (sheet["rows"]?.array ?? []).compactMap(\.array).filter { $0.first?.integer != nil }
    }

    @Test(
        "the workbook of a day has the report's hazards and figures, and its red rows",
        arguments: ["2023-02-06", "2023-03-31"])
    func daily(date: String) throws {
        let report = try json(["report", "daily", "--date", date])
        #expect(try duban(["report", "daily", "--date", date, "--xlsx", path("a.xlsx"), "--unit", "安委办"]).status == 0)
        let found = try sheets("a.xlsx")
        #expect(
            found.map { $0["name"]?.string } == [
                "附件1 安全生产隐患清单（未完成整改）", "附件2 安全生产隐患清单（已完成整改）", "附件3 安全生产隐患统计表",
            ])
        #expect(table(found[0]).map { $0[1] } == report["unresolved"]?.array)
        #expect(table(found[1]).map { $0[1] } == report["resolved"]?.array?.compactMap { $0["hazard"] })
        let red = (report["resolved"]?.array ?? []).enumerated().filter { $0.element["red"] == true }.map {
            JSONValue($0.offset + 3)
        }
        #expect(found[1]["red"] == .array(red) && found[0]["red"] == [])
        try expect(table(found[2]), report["statistics"])
        for sheet in found {
            #expect(sheet["orientation"] == "landscape" && sheet["paper"] == 9 && sheet["fit"] == [1, 0])
            #expect(sheet["formulas"] == 0)
            #expect(sheet["rows"]?.array?[1].array?[0] == "填报单位：安委办")
        }
    }

    /// 序号, 行业领域, and all and major ones by turns.
    private func expect(_ rows: [[JSONValue]], _ statistics: JSONValue?) throws {
        guard case .object(let sectors)? = statistics else { return #expect(Bool(false), "no figures") }
        let names = [
            "found", "majorFound", "closed", "majorClosed", "unresolved", "majorUnresolved", "overdue", "overdueMajor",
        ]
        #expect(rows.map { $0[1] } == sectors.map { .string($0.name) })
        #expect(rows.map { Array($0[2...]) } == sectors.map { sector in names.map { sector.value[$0] ?? .null } })
    }

    @Test("a range in one go has what its days have one by one, in figures and in files")
    func range() throws {
        let span = ["--from", "2023-02-10", "--to", "2023-03-20"]
        let report = try json(["report", "range"] + span)
        let days = try #require(report["days"]?.array)
        #expect(days.count == 39)
        #expect(try duban(["report", "range", "--folder", path("days")] + span).status == 0)
        for date in ["2023-02-10", "2023-02-28", "2023-03-12", "2023-03-13", "2023-03-20"] {
            let day = try json(["report", "daily", "--date", date])
            let figures = try #require(days.first { $0["date"] == .string(date) })
            #expect(figures["unresolved"]?.integer == day["unresolved"]?.array?.count)
            #expect(figures["closed"]?.integer == day["resolved"]?.array?.count)
            _ = try duban(["report", "daily", "--date", date, "--xlsx", path("one.xlsx")])
            let file = "days/安全生产隐患清单日报_\(date).xlsx"
            #expect(FileManager.default.contentsEqual(atPath: path("one.xlsx"), andPath: path(file)), "\(date)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("days")).count == 39)
    }

    @Test("a month is its days; 1 January to date begins with the year")
    func months() throws {
        let month = try json(["report", "monthly", "--month", "2023-02"])
        #expect(month == (try json(["report", "range", "--from", "2023-02-01", "--to", "2023-02-28"])))
        let year = try json(["report", "range", "--since-new-year", "--to", "2023-03-31"])
        #expect(year == (try json(["report", "range", "--from", "2023-01-01", "--to", "2023-03-31"])))
        #expect(try duban(["report", "monthly", "--month", "2023-02", "--xlsx", path("m.xlsx")]).status == 0)
        #expect(try sheets("m.xlsx").last?["name"] == "逐日统计")
    }

    @Test("a day that is closed at an hour begins where the day before was closed")
    func closing() throws {
        let report = try json(["report", "range", "--from", "2023-02-01", "--to", "2023-03-20", "--closing", "15:00"])
        let days = try #require(report["days"]?.array)
        let found = days.reduce(0) { $0 + ($1["found"]?.integer ?? 0) }
        guard case .object(let sectors)? = report["statistics"] else { return #expect(Bool(false)) }
        #expect(found == sectors.reduce(0) { $0 + ($1.value["found"]?.integer ?? 0) })
        #expect(report["closing"] == "15:00")
    }

    @Test(
        "every list is a workbook too, with as many rows as in JSON",
        arguments: [
            ["hazards"], ["ledger"], ["ledger", "supervise"], ["escalations"], ["incidents"], ["watchlist"],
            ["dead-letters"],
        ])
    func lists(command: [String]) throws {
        let outcome = try duban(command + ["--format", "xlsx"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        try outcome.output.write(to: URL(fileURLWithPath: path("list.xlsx")))
        let items = try #require(json(command).array)
        let rows = try #require(sheets("list.xlsx").first?["rows"]?.array)
        // A title and a header; the count of the ledgers also has their sum.
        #expect(rows.count == items.count + 2 + (command == ["ledger"] ? 1 : 0))
    }

    @Test("a letter is a PDF of one page for the stages above overdue, and for no other")
    func letters() throws {
        let escalations = try #require(json(["escalations"]).array)
        let id = { (stage: String) in escalations.first { $0["stage"]?.string == stage }?["id"]?.string ?? "" }
        for stage in ["city", "leader"] {
            #expect(try duban(["letter", id(stage), "--output", path("l.pdf"), "--unit", "安委办"]).status == 0)
            let text = String(decoding: try run("/usr/bin/pdftotext", [path("l.pdf"), "-"]), as: UTF8.self)
            #expect(text.contains("安全生产重大隐患督办函") && text.contains("安督〔2023〕"))
            #expect(text.split(separator: "\u{0C}").filter { $0.contains("安") }.count == 1)
        }
        for stage in ["overdue", "verify"] {
            let refused = try duban(["letter", id(stage)])
            #expect(refused.status == 1 && refused.errors.contains("city 市级督办, leader 包保领导"))
        }
    }

    @Test("letters are numbered within the year in the order of the log, each number once")
    func numbers() throws {
        let deliveries = try #require(json(["outbox", "test", "--limit", "1000"])["escalations"]?.array)
        let ids = deliveries.compactMap { $0["event"]?["data"] }
            .filter { ["city", "leader"].contains($0["stage"]?.string) }.compactMap { $0["id"]?.string }
        for place in [0, 1, 7, ids.count - 1] {
            _ = try duban(["letter", ids[place], "--output", path("l.pdf")])
            let text = String(decoding: try run("/usr/bin/pdftotext", [path("l.pdf"), "-"]), as: UTF8.self)
            #expect(text.contains("安督〔2023〕\(place + 1)号"))
        }
    }

    @Test(
        "what makes no sense is refused with one line",
        arguments: [
            ["hazards", "--format", "xlsx", "--json", "--xlsx", "x.xlsx"], ["report", "range", "--to", "2023-02-01"],
            ["report", "range", "--from", "2023-02-02", "--to", "2023-02-01"],
            ["report", "monthly", "--month", "2023-2"],
            ["report", "daily", "--closing", "3pm"], ["report", "range", "--from", "2023-02-01", "--since-new-year"],
        ])
    func usage(arguments: [String]) throws {
        let outcome = try duban(arguments)
        #expect(outcome.status == 64 && outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }

    @Test("a node writes the report of the day at its hour, and the tail hears of it")
    func calendar() throws {
        let reports = path("reports")
        let node = try RunningNode(
            data: Folder(), clock: "manual:2024-01-05T14:00:00+08:00",
            environment: ["DUBAN_REPORTS_FOLDER": reports, "DUBAN_UNIT": "长治市安委办"])
        let (ingest, query) = (try node.client("ingest"), try node.client("query"))
        #expect(try ingest.publish(Samples.hazardFound("HZ-1")) == 200)
        _ = try query.ask(["ask": "advance", "to": "2024-01-05T15:00:00+08:00"])
        var rows: [JSONValue] = []
        while rows.count < 2 {
            rows = try query.ask(["ask": "history", "types": ["report"]])["ok"]?.array ?? []
        }
        #expect(rows.map { $0["event"]?["id"] } == ["report/daily/2024-01-04", "report/daily/2024-01-05"])
        let data = try #require(rows[1]["event"]?["data"])
        #expect(data["unresolved"] == 1 && data["closing"] == "15:00" && data["total"]?["found"] == 1)
        let name = try #require(data["file"]?.string)
        #expect(try sheets("reports/\(name)").first.map(table)?.first?[1] == "HZ-1")
        let again = try DubanProgram.run([
            "report", "daily", "--date", "2024-01-05", "--closing", "15:00", "--unit", "长治市安委办", "--query",
            try #require(node.endpoints["query"]), "--xlsx", path("again.xlsx"),
        ])
        #expect(again.status == 0)
        #expect(FileManager.default.contentsEqual(atPath: path("again.xlsx"), andPath: path("reports/\(name)")))
        #expect(node.stop() == 0)
    }
}
