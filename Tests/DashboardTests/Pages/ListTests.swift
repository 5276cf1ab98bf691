import DubanTestKit
import EventJSON
import Ledgers
import Testing

@testable import Dashboard

/// Lists: pages, filters, files.
@Suite(.timeLimit(.minutes(15))) struct ListTests {
    /// 120 hazards: two pages and a bit.
    private func node() async throws -> LivingNode {
        let node = LivingNode()
        for number in 1...120 {
            let level: HazardLevel = number % 10 == 0 ? .major : .general
            try await node.publish(.found("HZ-\(1_000 + number)", level, area: number % 2 == 0 ? "140403" : "140521"))
        }
        return node
    }

    private static func numbers(in page: String) -> [String] {
        page.matches(of: />(HZ-[0-9]+)<\/a>/).map { String($0.1) }
    }

    private static func address(_ relation: String, in page: String) -> String? {
        page.firstMatch(of: try! Regex("<a href=\"([^\"]*)\" rel=\"\(relation)\"", as: (Substring, Substring).self))
            .map { String($0.output.1).replacing("&amp;", with: "&") }
    }

    @Test("pages follow one another without gaps, and back", arguments: ["/hazards", "/hazards?order=deadline"])
    func paging(path: String) async throws {
        let node = try await node()
        try await Bench().run(living: node) { client async throws in
            var (pages, address): ([[String]], String?) = ([], path)
            var last = ""
            while let next = address {
                last = try await client.get(next).body
                pages.append(Self.numbers(in: last))
                address = Self.address("next", in: last)
            }
            #expect(pages.map(\.count) == [50, 50, 20])
            #expect(Set(pages.flatMap(\.self)).count == 120)
            #expect(last.contains("共 120 条，本页 20 条"))
            let back = try await client.get(try #require(Self.address("prev", in: last))).body
            #expect(Self.numbers(in: back) == pages[1])
            #expect(Self.address("prev", in: back) == nil)
            #expect(last.contains("<a href=\"\(path)\">首页</a>"))
        }
    }

    @Test("filters choose, stay in the form, and go on to the next page")
    func filters() async throws {
        let node = try await node()
        try await Bench().run(living: node) { client async throws in
            let major = try await client.get("/hazards?level=major&area=140403&sector=&text=")
            #expect(Self.numbers(in: major.body).count == 12)
            #expect(major.body.contains("<option value=\"major\" selected>"))
            let county = try await client.get("/hazards?area=140521")
            let next = try #require(Self.address("next", in: county.body))
            #expect(next.contains("area=140521"))
            #expect(Self.numbers(in: try await client.get(next).body).count == 10)
            #expect(Self.numbers(in: try await client.get("/hazards?text=HZ-1077").body) == ["HZ-1077"])
            #expect(try await client.get("/hazards?text=nothing").body.contains("没有符合条件的隐患"))
        }
    }

    @Test("a file has all that was chosen, and nothing that a spreadsheet would run")
    func files() async throws {
        let node = try await node()
        try await node.publish(.found("HZ-2000", area: "140403").data("description", "=cmd|' /C calc'!A0"))
        try await Bench().run(living: node) { client async throws in
            let file = try await client.get("/hazards.csv?area=140403")
            #expect(file.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(file.headers["content-disposition"]?.hasPrefix("attachment; filename*=UTF-8''%E9%9A%90") == true)
            let count = file.body.matches(of: /HZ-[0-9]{4}/).count
            #expect(count == 61)
            #expect(!file.body.contains(",=cmd"))
        }
    }

    @Test("the same as a workbook")
    func workbooks() async throws {
        let node = try await node()
        try await Bench().run(living: node) { client async throws in
            let file = try await client.get("/hazards.xlsx?level=major")
            #expect(file.status == 200)
            #expect(file.headers["content-type"]?.hasSuffix("spreadsheetml.sheet") == true)
            #expect(file.headers["content-disposition"]?.hasSuffix("-2023-11-15.xlsx") == true)
            #expect(file.body.hasPrefix("PK"))
        }
    }

    @Test("fields as browsers send them")
    func fields() {
        let fields = FormFields("a=1+2&b=%E7%9F%BF&a=3&c=&=x&d&e=%zz&f=%ff")
        #expect(fields["a"] == "1 2")
        #expect(fields.values("a") == ["1 2", "3"])
        #expect(fields["b"] == "矿")
        #expect(fields["c"] == nil)
        #expect(fields["d"] == nil)
        #expect(fields["e"] == nil)
        #expect(fields["f"] == nil)
        #expect(FormFields([FormFields.Field(name: "ü&", value: "a b/c=")]).text == "%C3%BC%26=a%20b%2Fc%3D")
        #expect(FormFields(FormFields([.init(name: "x", value: "矿 &=+%")]).text)["x"] == "矿 &=+%")
        #expect(FormFields(String(repeating: "a=1&", count: 1_000)).all.count == 100)
    }

    @Test func figuresAreGrouped() {
        #expect(
            [0, 7, 999, 1_000, 1_234_567, -1_000].map(\.grouped) == ["0", "7", "999", "1,000", "1,234,567", "-1,000"])
    }
}
