import Ledgers
import Testing

@testable import LedgerStore

@Suite("Lists in memory are in code-point order")
struct OrderedTextTests {
    private static let texts = [
        "", "\u{0}", "\u{0}\u{0}", "A", "HZ-1", "HZ-10", "HZ-2", "HZ-p-000000000001", "HZ-p-000000000001\u{0}",
        "HZ-p-0000000000010", "HZ-p-0000000000011", "HZ-p-00000000001", "HZ-p-0000000000", "é", "e\u{301}", "煤", "煤矿",
        "😀",
    ]

    /// Without those that Swift takes for another one.
    private static let keys = texts.filter { $0 != "e\u{301}" } + ["é"]

    @Test("As byte by byte")
    func order() {
        for left in Self.texts {
            for right in Self.texts {
                #expect((OrderedText(left) < OrderedText(right)) == left.precedesExactly(right))
                #expect((OrderedText(left) == OrderedText(right)) == left.isExactly(right))
            }
        }
    }

    @Test("Page after page is the whole list, whatever comes and goes between", arguments: [1, 2, 5, 100])
    func pages(limit: Int) {
        var table = KeyedTable<String, Int>()
        for (index, text) in Self.keys.enumerated() { table.replace(index, for: text) }
        var expected = Self.keys.sorted { $0.precedesExactly($1) }
        #expect(keys(of: &table, limit) == expected)
        table.replace(nil, for: "HZ-10")
        table.replace(99, for: "HZ-11")
        expected = (expected.filter { $0 != "HZ-10" } + ["HZ-11"]).sorted { $0.precedesExactly($1) }
        #expect(keys(of: &table, limit) == expected)
        #expect(table.page(.all, where: { $0 == 99 }) == [99])
        #expect(table.page(Page(after: "HZ-105", limit: 1)) == [99])
    }

    private func keys(of table: inout KeyedTable<String, Int>, _ limit: Int) -> [String] {
        var names: [Int: String] = [99: "HZ-11"]
        for (index, text) in Self.keys.enumerated() { names[index] = text }
        var keys: [String] = []
        var page = Page(limit: limit)
        while case let found = table.page(page).compactMap({ names[$0] }), !found.isEmpty {
            keys += found
            page.after = found.last
        }
        return keys
    }
}
