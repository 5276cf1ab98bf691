import EventJSON
import Ledgers
import Testing

@testable import Dashboard

@Suite struct LoginTests {
    @Test func aRightPasswordBeginsASession() async throws {
        try await Bench(User("liming", .acknowledge, areas: ["1404"])).run { client async throws in
            let login = try await client.logIn("liming")
            #expect(login.status == 200)
            let cookie = try #require(login.headers["set-cookie"])
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict"))
            #expect(login.headers["cache-control"] == "no-store")
            let session = try await client.get("/api/session", ["Cookie": login.cookie ?? ""])
            #expect(session.json?["user"]?.string == "liming")
            #expect(session.json?["role"]?.string == "acknowledge")
            #expect(session.json?["areas"] == ["1404"])
        }
    }

    @Test(arguments: [
        ("liming", "wrong horse battery"), ("nobody", User.secret), ("liming\u{1B}[31m", User.secret), ("", ""),
    ])
    func whoIsNotKnownIsToldTheSame(name: String, password: String) async throws {
        try await Bench(User("liming", .look)).run { client async throws in
            let login = try await client.logIn(name, password: password)
            #expect(login.status == 401)
            #expect(login.body == "{\"error\":{\"code\":\"wrong-login\",\"message\":\"用户名或密码不正确\"}}\n")
            #expect(login.headers["set-cookie"] == nil)
        }
    }

    @Test func withoutASessionNothingIsShown() async throws {
        let bench = try Bench(User("liming", .administer))
        try await bench.run { client async throws in
            for cookie in ["", "duban-session=", "duban-session=AAAA", "other=x"] {
                let answer = try await client.post("/api/ask", #"{"ask":"hazards"}"#, ["Cookie": cookie])
                #expect(answer.status == 401)
                #expect(answer.code == "login-required")
            }
        }
        #expect(bench.node.allAsked.isEmpty)
    }

    @Test func loggingOutEndsTheSession() async throws {
        try await Bench(User("liming", .look)).run { client async throws in
            let cookie = try await client.logIn("liming").cookie ?? ""
            let logout = try await client.post("/api/logout", "{}", ["Cookie": cookie])
            #expect(logout.status == 200)
            #expect(logout.headers["set-cookie"]?.contains("Max-Age=0") == true)
            #expect(try await client.get("/api/session", ["Cookie": cookie]).status == 401)
        }
    }

    @Test func behindATLSProxyTheCookieIsSecure() async throws {
        let origin = try #require(Origin("https://duban.example.cn"))
        try await Bench(User("liming", .look)).run(origin: origin) { client async throws in
            let page = ["Host": "duban.example.cn", "Origin": "https://duban.example.cn"]
            let login = try await client.logIn("liming", page)
            #expect(login.status == 200)
            #expect(login.headers["set-cookie"]?.hasSuffix("; Secure") == true)
        }
    }
}
