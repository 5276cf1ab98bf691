import DubanTestKit
import EventJSON
import Ledgers
import Testing

@testable import Dashboard

/// What pages do without scripts.
@Suite(.timeLimit(.minutes(15))) struct FormTests {
    private static let form = ["Content-Type": "application/x-www-form-urlencoded"]
    private static let escalation = "HZ-1/1/overdue/1"

    /// One major hazard of two counties each, overdue.
    private func overdueNode() async throws -> LivingNode {
        let node = LivingNode()
        try await node.publish(.found("HZ-1", .major, deadline: "2024-01-08", area: "140403"))
        try await node.publish(.found("HZ-2", .major, deadline: "2024-01-08", area: "210100"))
        try await node.wait(until: "2024-01-09 12:00")
        return node
    }

    @Test("logging in and out")
    func session() async throws {
        try await Bench(User("liming", .look)).run(living: LivingNode()) { client async throws in
            let wrong = try await client.post("/login", "user=liming&password=wrong+horse", Self.form)
            #expect(wrong.status == 401)
            #expect(wrong.body.contains("用户名或密码不正确"))
            #expect(wrong.headers["set-cookie"] == nil)
            let login = try await client.post(
                "/login", "user=liming&password=correct+horse+%E7%94%B5%E6%B1%A0&next=%2Ftail", Self.form)
            #expect(login.status == 303)
            #expect(login.headers["location"] == "/tail")
            let session = ["Cookie": login.cookie ?? ""]
            #expect(try await client.get("/tail", session).body.contains("liming（查看）"))
            let logout = try await client.post("/logout", "", Self.form.merging(session) { $1 })
            #expect(logout.headers["location"] == "/login")
            #expect(try await client.get("/tail", session).status == 303)
        }
    }

    @Test("an acknowledgement goes the way of all others into the log")
    func acknowledging() async throws {
        let node = try await overdueNode()
        let bench = try Bench(User("liming", .acknowledge, areas: ["1404"]))
        bench.clock.set("2024-01-09 13:00")
        try await bench.run(living: node) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let list = try await client.get("/escalations", session)
            #expect(list.body.contains("value=\"\(Self.escalation)\""))
            let before = try await node.position
            let sent = try await client.post(
                "/escalations/acknowledge",
                "escalation=HZ-1%2F1%2Foverdue%2F1&note=%E5%B7%B2%E5%88%B0%E7%8E%B0%E5%9C%BA&id=a-1&next=%2Fescalations%3Fstatus%3Dopen",
                Self.form.merging(session) { $1 })
            #expect(sent.status == 303)
            #expect(sent.headers["location"] == "/escalations?status=open&done=acknowledged")
            #expect(try await node.position > before)
            let after = try await client.get("/escalations?status=acknowledged&done=acknowledged", session)
            #expect(after.body.contains("已签收，记入日志"))
            #expect(after.body.contains("<small>liming</small>"))
            #expect(!after.body.contains("value=\"\(Self.escalation)\""))
            #expect(try await client.get("/hazards/HZ-1", session).body.contains("已到现场"))
        }
    }

    @Test("of another area nothing is acknowledged, nor shown")
    func otherArea() async throws {
        let node = try await overdueNode()
        let bench = try Bench(User("liming", .acknowledge, areas: ["1404"]))
        bench.clock.set("2024-01-09 13:00")
        try await bench.run(living: node) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            for path in ["/", "/hazards", "/escalations", "/tail", "/ledgers/supervise", "/hazards.csv"] {
                let page = try await client.get(path, session)
                #expect(page.body.contains("HZ-1"))
                #expect(!page.body.contains("HZ-2"), "\(path)")
            }
            #expect(try await client.get("/hazards/HZ-2", session).status == 404)
        }
    }

    @Test(
        "a form of another site does nothing",
        arguments: [
            ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "", "Origin": "null"], ["Sec-Fetch-Site": ""],
        ])
    func otherSite(headers: [String: String]) async throws {
        let node = try await overdueNode()
        let bench = try Bench(User("liming", .administer))
        try await bench.run(living: node) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            let before = try await node.position
            for path in FormRoutes.paths {
                let sent = try await client.post(
                    path, "escalation=HZ-1%2F1%2Foverdue%2F1&number=1",
                    Self.form.merging(session) { $1 }.merging(headers) { $1 })
                #expect(sent.status == 403)
            }
            #expect(try await node.position == before)
        }
    }

    @Test("forms take no JSON, and nothing else takes forms")
    func mediaTypes() async throws {
        try await Bench().run(living: LivingNode()) { client async throws in
            #expect(try await client.post("/login", "{}").status == 415)
            #expect(try await client.post("/api/login", "user=a", Self.form).status == 415)
        }
    }

    @Test("buttons are there for whom they do something")
    func buttons() async throws {
        let node = try await overdueNode()
        _ = try await node.take(Array("{".utf8), from: nil, at: LivingNode.morning)
        let bench = try Bench(User("look", .look), User("sign", .acknowledge), User("root", .administer))
        try await bench.run(living: node) { client async throws in
            for (name, signs, retries) in [("look", false, false), ("sign", true, false), ("root", true, true)] {
                let session = ["Cookie": try await client.logIn(name).cookie ?? ""]
                #expect(
                    try await client.get("/escalations", session).body.contains("/escalations/acknowledge") == signs)
                #expect(try await client.get("/dead-letters", session).body.contains("/dead-letters/retry") == retries)
                let sent = try await client.post(
                    "/dead-letters/retry", "number=1", Self.form.merging(session) { $1 })
                #expect(sent.status == (retries ? 303 : 403))
                #expect(!retries || sent.headers["location"] == "/dead-letters?done=refused-again")
            }
        }
    }
}
