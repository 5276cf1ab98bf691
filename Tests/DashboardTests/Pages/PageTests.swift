import DubanTestKit
import EventJSON
import Ledgers
import Synchronization
import Testing

@testable import Dashboard

/// What every page keeps to.
@Suite(.timeLimit(.minutes(15))) struct PageTests {
    static let paths = [
        "/", "/hazards", "/hazards/HZ-1", "/ledgers/rectify", "/ledgers/supervise", "/ledgers/suspension",
        "/ledgers/accountability", "/escalations", "/incidents", "/watchlist", "/dead-letters", "/dead-letters/1",
        "/tail", "/points", "/points/T%22%3E%3Cb%3E%7B%7Bid%7D%7D", "/login",
    ]

    /// Ends an attribute, an element, a script and a template; and one that looks like another character.
    static let hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{heading}}\"\u{301} x=\"</title>"

    /// A node of which every text that came from outside is hostile.
    static func hostileNode() async throws -> LivingNode {
        let node = LivingNode()
        let text = JSONValue.string(hostile)
        let enterprise: JSONValue = ["name": text]
        let evidence: JSONValue = [
            ["uri": "javascript:alert(3)", "sha256": .string(String(repeating: "a", count: 64))]
        ]
        #expect(
            try await node.publish(
                .found("HZ-1", .major, deadline: "2024-01-08").from("/offices/<b>").data("enterprise", enterprise)
                    .data("description", text).data("responsiblePerson", text).data("evidence", evidence)) == 200)
        let watch: JSONValue = ["action": "add", "kind": "worker", "name": text, "reason": text]
        #expect(try await node.publish(EventDraft(.watch, "W-1", watch)) == 200)
        #expect(
            try await node.publish(
                EventDraft(
                    .incident, "SG-1",
                    [
                        "enterprise": enterprise, "area": "140403", "sector": "煤矿",
                        "occurredAt": "2024-01-05T08:50:00+08:00",
                        "description": text, "deaths": 3,
                    ])) == 200)
        _ = try await node.publish(.found("<b>", .major).data("sector", text))
        node.points.withLock { $0 = .hostile }
        try await node.wait(until: "2024-01-20 00:00")
        return node
    }

    @Test("nothing that came from outside becomes markup", arguments: paths)
    func escaping(path: String) async throws {
        let node = try await Self.hostileNode()
        try await Bench(User("liming", .administer)).run(living: node) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let page = try await client.get(path, session)
            #expect(page.status == 200)
            #expect(!page.body.contains("<script>"))
            #expect(!page.body.contains("<img src=x"))
            #expect(!page.body.contains("<b>"))
            let accented = page.body.unicodeScalars.split(separator: "\u{301}").dropLast().filter { $0.last == "\"" }
            #expect(accented.isEmpty)
            #expect(!page.body.contains("href=\"javascript:"))
            #expect(!page.body.contains("alert(1)</script>"))
        }
    }

    @Test("hostile texts are shown, not swallowed")
    func shown() async throws {
        let node = try await Self.hostileNode()
        try await Bench().run(living: node) { client async throws in
            for path in [
                "/hazards", "/hazards/HZ-1", "/ledgers/supervise", "/incidents", "/watchlist",
                "/tail?type=hazard-found",
            ] {
                let page = try await client.get(path)
                #expect(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"), "\(path)")
                #expect(page.body.contains(Self.hostile.escapedMarkup), "\(path)")
            }
        }
    }

    @Test("no page needs what the policy of its headers forbids", arguments: paths)
    func policy(path: String) async throws {
        let node = try await Self.hostileNode()
        try await Bench().run(living: node) { client async throws in
            let page = try await client.get(path)
            let policy = try #require(page.headers["content-security-policy"])
            #expect(policy.contains("default-src 'self';"))
            #expect(!policy.contains("unsafe"))
            #expect(page.headers["cache-control"] == "no-store")
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(!page.body.contains(" style=\""))
            #expect(!page.body.contains(" onclick="))
            let scripts = page.body.matches(of: /<script/).count
            let ownScripts = page.body.matches(of: /<script type="module" src="\/assets/).count
            #expect(scripts == ownScripts)
            #expect(!page.body.contains(" src=\"http"))
            #expect(page.body.contains("<html lang=\"zh-CN\">"))
            let headings = page.body.matches(of: /<h1/).count
            #expect(headings == 1)
            let ids = page.body.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
            #expect(Set(ids).count == ids.count, "\(ids)")
        }
    }

    @Test("a test clock and a node without users are told on every page")
    func notices() async throws {
        let node = try await Self.hostileNode()
        node.isTestClock.withLock { $0 = true }
        try await Bench().run(living: node) { client async throws in
            for path in Self.paths where path != "/login" {
                let page = try await client.get(path)
                #expect(page.body.contains("测试时钟"))
                #expect(page.body.contains("没有设置用户"))
            }
        }
        node.isTestClock.withLock { $0 = false }
        try await Bench().run(living: node) { client async throws in
            #expect(try await client.get("/hazards").body.contains("测试时钟") == false)
        }
    }

    @Test("style, scripts and icon come with the program, and are asked for once")
    func assets() async throws {
        try await Bench(User("liming", .look)).run { client async throws in
            for (path, asset) in Asset.all {
                let answer = try await client.get(path)
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == asset.type)
                #expect(answer.body.utf8.elementsEqual(asset.bytes))
                let again = try await client.get(path, ["If-None-Match": answer.headers["etag"] ?? ""])
                #expect(again.status == 304)
                #expect(again.body.isEmpty)
            }
        }
    }
}

/// Text in HTML.
@Suite struct MarkupTests {
    /// A mark that joins a character makes it another one to Swift, and none to a browser.
    @Test(arguments: ["\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}", "\u{E0100}"])
    func marksThatJoin(mark: String) {
        let escaped = ("<" + mark + "\"" + mark + "'" + mark + "&" + mark).escapedMarkup
        let expected = "&lt;" + mark + "&quot;" + mark + "&#39;" + mark + "&amp;" + mark
        #expect(Array(escaped.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test func whatNoPageMayHold() {
        #expect("a\u{0}\u{1B}b\u{202E}c\u{2066}\n\t".escapedMarkup == "a\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\n\t")
    }
}
