import Ledgers
import Testing

@testable import Dashboard

/// What is refused, as pages.
@Suite(.timeLimit(.minutes(15))) struct FaultPageTests {
    @Test(
        "a page that is not there",
        arguments: [
            "/nowhere", "/hazards/HZ-404", "/ledgers/none", "/dead-letters/9", "/dead-letters/x", "/hazards/%ff",
        ])
    func notFound(path: String) async throws {
        try await Bench().run(living: LivingNode()) { client async throws in
            let page = try await client.get(path)
            #expect(page.status == 404)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.body.contains("没有"))
            #expect(!page.body.contains("<script"))
        }
    }

    @Test("a field that is no choice")
    func invalid() async throws {
        try await Bench().run(living: LivingNode()) { client async throws in
            let page = try await client.get("/hazards?state=%3Cscript%3E")
            #expect(page.status == 400)
            #expect(page.body.contains("查询参数不正确"))
            #expect(!page.body.contains("<script"))
        }
    }

    @Test("whoever has to log in is led there and back")
    func login() async throws {
        try await Bench(User("liming", .look)).run(living: LivingNode()) { client async throws in
            let page = try await client.get("/hazards?state=open")
            #expect(page.status == 303)
            #expect(page.headers["location"] == "/login?next=%2Fhazards%3Fstate%3Dopen")
            let form = try await client.get("/login?next=%2Fhazards%3Fstate%3Dopen")
            #expect(form.body.contains("name=\"next\" value=\"/hazards?state=open\""))
        }
    }

    @Test("what is for all areas is not for a user of some")
    func forbidden() async throws {
        try await Bench(User("liming", .look, areas: ["1404"])).run(living: LivingNode()) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let page = try await client.get("/watchlist", session)
            #expect(page.status == 403)
            #expect(page.body.contains("全部属地"))
        }
    }

    @Test("where to go after the login is a page of ours")
    func next() {
        #expect(FormFields.ownPage("/hazards?a=b") == "/hazards?a=b")
        for address in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a b", "/api/session", "/\n"]
        {
            #expect(FormFields.ownPage(address) == nil, "\(address)")
        }
    }
}
