import EventJSON
import Ledgers
import Synchronization
import Testing

@testable import Dashboard

@Suite struct RoleTests {
    @Test func withoutUsersEverybodyLooksAndNobodyDoesMore() async throws {
        let bench = try Bench()
        try await bench.run { client async throws in
            #expect(try await client.get("/api/session").json?["role"]?.string == "look")
            #expect(try await client.post("/api/ask", #"{"ask":"status"}"#).json?["ok"]?["asked"]?.string == "status")
            #expect(
                try await client.post("/api/acknowledge", #"{"escalation":"HZ-1/1/overdue/1"}"#).code == "forbidden")
            #expect(try await client.post("/api/checkpoint").code == "forbidden")
            #expect(try await client.get("/api/sessions").code == "forbidden")
            #expect(try await client.logIn("liming").code == "no-users")
        }
        #expect(bench.node.allPublished.isEmpty)
    }

    @Test func theFirstUserClosesIt() async throws {
        let bench = try Bench()
        try await bench.run { client async throws in
            #expect(try await client.get("/api/session").status == 200)
            try bench.users.add(try User("liming", .look))
            #expect(try await client.get("/api/session").status == 401)
            #expect(try await client.logIn("liming").status == 200)
        }
    }

    @Test func usersThatVanishLeaveItClosed() async throws {
        let bench = try Bench(User("liming", .look))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            try bench.users.change { users throws(UsersError) in try users.remove(UserName("liming")!) }
            #expect(try await client.get("/api/session", session).status == 401)
            #expect(try await client.get("/api/session").status == 401)
        }
    }

    @Test func anAcknowledgementIsTheUsersOwn() async throws {
        let bench = try Bench(User("liming", .acknowledge, areas: ["1404"]))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let answer = try await client.post(
                "/api/acknowledge",
                #"{"escalation":"HZ-1/1/overdue/1","note":"已到现场","by":"boss","source":"/duban","id":"a-1"}"#,
                session)
            #expect(answer.json?["ok"]?["position"] == 7)
        }
        let published = try #require(bench.node.allPublished.first)
        #expect(published.event["source"]?.string == "/users/liming")
        #expect(published.event["type"]?.string == "acknowledged")
        #expect(published.event["subject"]?.string == "HZ-1/1/overdue/1")
        #expect(published.event["id"]?.string == "a-1")
        #expect(published.event["data"] == ["by": "liming", "note": "已到现场"])
        #expect(published.sender.areas == AreaScope(["1404"]))
        #expect(published.sender.types == [.acknowledged])
        #expect(published.sender.sources == [SourcePattern("/users/liming")])
    }

    @Test func oneThatIsSentAgainIsTheSameEvent() async throws {
        let bench = try Bench(User("liming", .acknowledge))
        let body = #"{"escalation":"HZ-1/1/overdue/1","id":"a-1","time":"2024-01-05T09:00:00+08:00"}"#
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            for _ in 1...2 { #expect(try await client.post("/api/acknowledge", body, session).status == 200) }
            let odd = #"{"escalation":"HZ-1/1/overdue/1","time":"gestern"}"#
            #expect(try await client.post("/api/acknowledge", odd, session).status == 400)
        }
        #expect(
            bench.node.allPublished.map(\.event["time"]?.string)
                == Array(repeating: "2024-01-05T01:00:00.000Z", count: 2))
    }

    @Test func whatTheNodeRefusesIsTold() async throws {
        let bench = try Bench(User("liming", .acknowledge))
        bench.node.reply.withLock {
            $0 = Reply(status: 404, code: "unknown-escalation", message: "no such <escalation>")
        }
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let answer = try await client.post("/api/acknowledge", #"{"escalation":"x"}"#, session)
            #expect(answer.status == 404)
            #expect(answer.code == "unknown-escalation")
            #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
            let hazard = try await client.post("/api/ask", #"{"ask":"hazard","hazard":"x"}"#, session)
            #expect(hazard.status == 404)
            #expect(hazard.code == "not-found")
        }
    }

    @Test func whoAdministersSomeAreasHasNoPowerOverTheOthers() async throws {
        let bench = try Bench(User("liming", .administer, areas: ["1404"]))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            #expect(try await client.get("/api/sessions", session).code == "forbidden")
            #expect(try await client.post("/api/sessions/0", "", session, method: "DELETE").code == "forbidden")
            #expect(try await client.post("/api/checkpoint", "{}", session).code == "forbidden")
        }
    }

    @Test func whoLooksDoesNothingElse() async throws {
        let bench = try Bench(User("liming", .look, areas: ["1404"]))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            #expect(try await client.post("/api/acknowledge", #"{"escalation":"x"}"#, session).code == "forbidden")
            #expect(try await client.post("/api/checkpoint", "{}", session).code == "forbidden")
            #expect(try await client.post("/api/dead-letters/retry", #"{"number":7}"#, session).code == "forbidden")
            #expect(try await client.get("/api/sessions", session).code == "forbidden")
            #expect(try await client.post("/api/sessions/0", "", session, method: "DELETE").code == "forbidden")
            #expect(try await client.post("/api/ask", #"{"ask":"hazards"}"#, session).status == 200)
        }
        #expect(bench.node.allPublished.isEmpty)
        #expect(bench.node.allAsked.map(\.areas) == [AreaScope(["1404"])])
    }

    @Test(arguments: ["advance", "checkpoint", "outbox", "nothing", ""])
    func whatChangesSomethingIsNoQuestion(ask: String) async throws {
        let bench = try Bench(User("liming", .administer))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let question: JSONValue = ["ask": .string(ask), "cursor": "c", "forget": true]
            #expect(try await client.post("/api/ask", question.text, session).status == 400)
        }
        #expect(bench.node.allAsked.isEmpty)
    }

    @Test func administratorsEndSessions() async throws {
        try await Bench(User("root", .administer), User("liming", .look)).run { client async throws in
            let root = ["Cookie": try await client.logIn("root").cookie ?? ""]
            let liming = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let sessions = try await client.get("/api/sessions", root).json?["ok"]?.array ?? []
            #expect(sessions.map { $0["user"]?.string } == ["root", "liming"] || sessions.count == 2)
            let id = try #require(sessions.first { $0["user"]?.string == "liming" }?["id"]?.string)
            #expect(try await client.post("/api/sessions/\(id)", "", root, method: "DELETE").status == 200)
            #expect(try await client.get("/api/session", liming).status == 401)
            #expect(try await client.post("/api/sessions/\(id)", "", root, method: "DELETE").status == 404)
        }
    }

    @Test func administratorsRetryDeadLettersAndSign() async throws {
        let bench = try Bench(User("root", .administer))
        try await bench.run { client async throws in
            let root = ["Cookie": try await client.logIn("root").cookie ?? ""]
            #expect(try await client.post("/api/checkpoint", "{}", root).json?["ok"]?["checkpoint"] == true)
            let retry = try await client.post("/api/dead-letters/retry", #"{"number":7}"#, root)
            #expect(retry.json?["ok"]?.array?.first?["status"] == 200)
        }
        #expect(bench.node.allPublished.map { $0.event["id"]?.string } == ["e-1"])
    }
}
