import EventJSON
import Foundation
import Testing

@testable import Workbooks

@Suite("Workbooks") struct WorkbookTests {
    private let folder: Folder
    private var path: String { "\(folder.path)/名单.xlsx" }

    init() throws { folder = try Folder() }

    private func sheet(_ rows: [Sheet.Row]) -> Sheet {
        var sheet = Sheet(
            name: "附件1 清单", title: "清单",
            columns: [
                Sheet.Column("序号", width: 5, alignment: .center), Sheet.Column("内容", width: 30),
                Sheet.Column("日期", width: 12), Sheet.Column("时间", width: 17),
            ], rows: rows)
        (sheet.left, sheet.right) = ("填报单位：长治", "2023年2月28日")
        return sheet
    }

    private func written(_ sheets: [Sheet]) throws -> JSONValue {
        try Workbook(title: "隐患", author: "长治", sheets: sheets).write(to: path)
        return try Tool.sheets(of: path)
    }

    private func column(_ index: Int, of sheet: JSONValue?) -> [JSONValue] {
        (sheet?["rows"]?.array ?? []).compactMap { $0.array?[index] }
    }

    @Test("a second library finds the title, the header, the values, the print set-up and the red rows")
    func whole() throws {
        var described = sheet([
            Sheet.Row([
                .number(1), .text("甲"), .date(CalendarTime(year: 2023, month: 2, day: 28)),
                .time(CalendarTime(year: 2023, month: 2, day: 28, hour: 15, minute: 4)),
            ]),
            Sheet.Row([.number(2.5), .text("乙"), .blank, .blank], style: .red),
        ])
        described.totals = [Sheet.Row([.blank, .text("合计"), .blank, .blank], style: .total)]
        described.notes = ["注：二条"]
        described.frozenColumns = 2
        let found = try written([described])["sheets"]?.array?.first
        #expect(
            found?["rows"] == [
                ["清单", nil, nil, nil], ["填报单位：长治", nil, "2023年2月28日", nil], ["序号", "内容", "日期", "时间"],
                [1, "甲", "date 2023-02-28", "date 2023-02-28 15:04"], [JSONValue(2.5), "乙", nil, nil],
                [nil, "合计", nil, nil], ["注：二条", nil, nil, nil],
            ])
        #expect(found?["red"] == [4])
        #expect(found?["frozen"] == "C4")
        #expect(found?["filter"] == "A3:D5")
        #expect(found?["repeated"] == "3:3" || found?["repeated"] == "$3:$3")
        #expect(found?["orientation"] == "landscape")
        #expect(found?["paper"] == 9)
        #expect(found?["fit"] == [1, 0])
        #expect(found?["footer"] == "第 &P 页，共 &N 页" || found?["footer"] == "第 &[Page] 页，共 &[Pages] 页")
        #expect(found?["fonts"] == ["仿宋", "宋体", "黑体"])
    }

    @Test(
        "a text stays a text",
        arguments: ["=1+1", "=HYPERLINK(\"http://x\")", "+1", "@x", "00123", "1e5", "http://x", "TRUE"])
    func texts(text: String) throws {
        let found = try written([sheet([Sheet.Row([.number(1), .text(text)])])])["sheets"]?.array?.first
        #expect(column(1, of: found)[3] == .string(text))
        #expect(found?["formulas"] == 0)
    }

    @Test(
        "what XML or Excel would read as something else is shown as what it is",
        arguments: [
            ("a\u{1B}[31mb", "a␛[31mb"), ("a\u{0}b", "a␀b"), ("a\r\nb\rc", "a\nb\nc"), ("a\u{FFFF}b", "a\u{FFFD}b"),
            ("_x0041_", "_x0041_"), ("a<b>&\"c\"", "a<b>&\"c\""), ("  edge  ", "  edge  "), ("😀𠮷", "😀𠮷"),
        ])
    func controls(text: String, shown: String) throws {
        let found = try written([sheet([Sheet.Row([.number(1), .text(text)])])])["sheets"]?.array?.first
        #expect(column(1, of: found)[3] == .string(shown))
    }

    @Test("a text beyond Excel's limit is cut, and says so")
    func tooLong() throws {
        let text = String(repeating: "患😀", count: 20_000)
        let found = try written([sheet([Sheet.Row([.number(1), .text(text)])])])["sheets"]?.array?.first
        let cut = try #require(column(1, of: found)[3].string)
        #expect(cut.utf16.count <= 32_767 && cut.utf16.count > 32_700)
        #expect(cut.hasSuffix("（过长，以下略）") && cut.hasPrefix("患😀患😀"))
    }

    @Test("many rows are written without keeping them, and are all there")
    func many() throws {
        let rows = (1...60_000).map { Sheet.Row([.number($0), .text("第\($0)条"), .blank, .blank]) }
        let found = try written([sheet(rows)])["sheets"]?.array?.first
        #expect(column(0, of: found).count == 60_003)
        #expect(column(1, of: found).last == "第60000条")
        #expect(found?["merged"]?.array?.count == 3)
    }

    @Test("more rows than Excel takes are refused, with nothing left behind")
    func tooMany() throws {
        let rows = Array(repeating: Sheet.Row([.blank]), count: 1_048_576)
        #expect(
            throws: WorkbookError("the sheet 附件1 清单 would have 1048579 rows, and Excel takes 1048576; ask for less")
        ) {
            try Workbook(title: "", sheets: [sheet(rows)]).write(to: path)
        }
        #expect(folder.names.isEmpty)
    }

    @Test(
        "names that Excel would not open are refused",
        arguments: ["", "a/b", "a:b", "'a", String(repeating: "名", count: 32)])
    func names(name: String) {
        #expect(throws: WorkbookError.self) {
            try Workbook(title: "", sheets: [Sheet(name: name, columns: [Sheet.Column("a", width: 5)], rows: [])])
                .write(to: path)
        }
    }

    @Test("the same workbook has the same bytes, in a file and in memory")
    func sameBytes() throws {
        let workbook = Workbook(title: "隐患", sheets: [sheet([Sheet.Row([.number(1)])])])
        try workbook.write(to: path)
        let bytes = try workbook.encoded()
        #expect(FileManager.default.contents(atPath: path).map(Array.init) == bytes)
        #expect(try workbook.encoded() == bytes)
        #expect(folder.names == ["名单.xlsx"])
    }

    @Test("a file that is there is replaced whole, or stays")
    func replacing() throws {
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        let workbook = Workbook(title: "隐患", sheets: [sheet([])])
        #expect(throws: WorkbookError.self) { try workbook.write(to: path, replacing: false) }
        #expect(FileManager.default.contents(atPath: path) == Data("old".utf8))
        try workbook.write(to: path)
        #expect(try Tool.sheets(of: path)["title"] == "隐患")
        #expect(folder.names == ["名单.xlsx"])
    }

    @Test("a folder that is not there is told in one line")
    func noFolder() {
        #expect(throws: WorkbookError("\(folder.path)/none/a.xlsx can't be written: No such file or directory")) {
            try Workbook(title: "", sheets: [sheet([])]).write(to: "\(folder.path)/none/a.xlsx")
        }
    }

    @Test("a part that was torn on a full disk is found")
    func torn() throws {
        let bytes = try Workbook(title: "隐患", sheets: [sheet([])]).encoded()
        try WorkbookArchive(bytes: bytes).refuseTorn(path)
        let text = Array("<worksheet><row></row>".utf8)
        #expect(throws: WorkbookError.self) { try WorkbookArchive(bytes: Self.archive(of: text)).refuseTorn(path) }
        let whole = Self.archive(of: text + Array("</worksheet>".utf8))
        #expect(throws: Never.self) { try WorkbookArchive(bytes: whole).refuseTorn(path) }
        #expect(throws: WorkbookError.self) { try WorkbookArchive(bytes: Array(bytes.dropLast(30))).refuseTorn(path) }
        #expect(throws: WorkbookError.self) { try WorkbookArchive(bytes: []).refuseTorn(path) }
    }

    /// A stored (not deflated) part, and the directory that tells of it.
    private static func archive(of part: [UInt8]) -> [UInt8] {
        func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> (8 * $0) & 0xFF) } }
        let local = number(0x0403_4B50, 4) + Array(repeating: 0, count: 26) + part
        var entry = number(0x0201_4B50, 4) + Array(repeating: 0, count: 42)
        entry.replaceSubrange(20..<24, with: number(part.count, 4))
        entry.replaceSubrange(24..<28, with: number(part.count, 4))
        let end =
            number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2) + number(entry.count, 4)
            + number(local.count, 4) + number(0, 2)
        return local + entry + end
    }
}
