import Testing

@testable import DubanConfiguration

@Suite("The nearest word")
struct NearestTests {
    @Test(
        "Likely typing errors",
        arguments: [
            ("ingset", "ingest"), ("Ingest", "ingest"), ("dat", "data"), ("datta", "data"), ("quary", "query"),
            ("ingest-", "ingest"),
        ])
    func near(word: String, meant: String) {
        #expect(word.nearest(among: ["feed", "ingest", "data", "query"]) == meant)
    }

    @Test("Other words", arguments: ["x", "", "ledger", "limits"])
    func far(word: String) {
        #expect(word.nearest(among: ["feed", "ingest", "data", "query"]) == nil)
        #expect(word.nearest(among: []) == nil)
    }
}
