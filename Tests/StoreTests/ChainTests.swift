import LedgerStore
import Ledgers
import Testing

@Suite("The chain of hashes")
struct ChainTests {
    private let first = LogDraft(
        kind: .event, at: Instant(milliseconds: 1_704_427_200_123), source: "/offices/a", id: "1", type: "hazard-found",
        subject: "HZ-1", area: "140403", body: Array("{\"id\":\"1\",\"描述\":\"瓦斯\"}".utf8), isTest: true)

    /// The hashes were worked out by another program, from the documented layout.
    @Test("A row's hash is that of the documented layout")
    func layout() {
        let row = LogRow(first, after: LogHead(), previous: 0)
        #expect(row.hash.description == "1a6cdf7bbeedad995b01f7bf383bdf520a230f0edb5678f757a12d563cc5d0df")
        let news = LogDraft(
            kind: .news, at: Instant(milliseconds: 1_704_427_200_124), source: "/duban", id: "hazard-closed/2",
            type: "hazard-found", subject: "HZ-1", area: "140403", body: [], isTest: false)
        let next = LogRow(news, after: LogHead(position: 1, hash: row.hash), previous: 1)
        #expect(next.hash.description == "79637211845a6e0fd7c25da30cf92df61d346f5748201697cfea979a8594e44c")
    }

    /// Worked out by another program too.
    @Test("A row that an office has sent has layout 2")
    func office() {
        var draft = first
        draft.office = "潞州区应急管理局"
        let row = LogRow(draft, after: LogHead(), previous: 0)
        #expect(row.hash.description == "3e7d7317a4786b546e0e8d8fd1605508c3363dd2e28bc4e7416d00edf89c0378")
    }

    @Test("Whatever is altered shows", arguments: ["潞州区应急管理局", nil])
    func alterations(office: String?) throws {
        var draft = first
        draft.office = office
        let row = LogRow(draft, after: LogHead(), previous: 0)
        #expect(row.isChained(to: .beginning))
        let alterations: [(inout LogRow) -> Void] = [
            { $0.position = 2 }, { $0.previous = 1 }, { $0.draft.kind = .news },
            { $0.draft.at = $0.draft.at + Span(milliseconds: 1) }, { $0.draft.source += "b" }, { $0.draft.id = "2" },
            { $0.draft.type = "rectified" }, { $0.draft.subject = "HZ-2" }, { $0.draft.area = "140404" },
            { $0.draft.body[3] ^= 1 }, { $0.draft.isTest = false },
            { $0.draft.office = $0.draft.office == nil ? "" : nil }, { $0.draft.office = "大同市应急管理局" },
            // What moves from one text into the next is another row too.
            { ($0.draft.source, $0.draft.id) = ("/offices/", "a1") },
        ]
        for alter in alterations {
            var altered = row
            alter(&altered)
            #expect(!altered.isChained(to: .beginning))
            #expect(throws: StoreError.self) { try altered.checked(after: .beginning) }
        }
        #expect(!row.isChained(to: row.hash))
        #expect(throws: StoreError.self) { try row.checked(after: nil) }
    }

    @Test("What has become of an event is not hashed: it follows from later rows")
    func standing() {
        var row = LogRow(first, after: LogHead(), previous: 0)
        row.draft.standing = .parked
        #expect(row.isChained(to: .beginning))
    }

    @Test("A hash is written in 64 lower-case digits, and read back from them alone")
    func text() throws {
        let hash = LogRow(first, after: LogHead(), previous: 0).hash
        #expect(ChainHash(hexadecimal: hash.description) == hash)
        for text in [
            "", "1a", hash.description.uppercased(), hash.description + "0", String(repeating: "g", count: 64),
        ] {
            #expect(ChainHash(hexadecimal: text) == nil)
        }
        #expect(ChainHash([1, 2, 3]) == nil)
    }
}
