import Testing

@testable import Dashboard

@Suite struct SiteTests {
    @Test(arguments: [
        "evil.example", "evil.example:7700", "169.254.0.1", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]",
    ])
    func aNameThatIsNotOursIsRefused(host: String) async throws {
        try await Bench().run { client async throws in
            let answer = try await client.get("/api/session", ["Host": host])
            #expect(answer.status == 421)
            #expect(answer.code == "wrong-host")
            #expect(!answer.body.contains(host))
        }
    }

    @Test func whereOthersComeThroughAProxyNobodyLooksWithoutBeingAUser() async throws {
        let bench = try Bench()
        try await bench.run { client async throws in
            #expect(try await client.get("/api/session").status == 200)
        }
        try await bench.run(origin: Origin("https://duban.example.cn")!) { client async throws in
            #expect(try await client.get("/api/session", ["Host": "duban.example.cn"]).code == "login-required")
        }
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.1:7700", "localhost:7700", "LOCALHOST", "[::1]:7700"])
    func loopbackHasManyNames(host: String) async throws {
        try await Bench().run { client async throws in
            #expect(try await client.get("/api/session", ["Host": host]).status == 200)
        }
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
        ["Sec-Fetch-Site": ""], ["Sec-Fetch-Site": "", "Origin": "http://evil.example"],
        ["Sec-Fetch-Site": "", "Origin": "null"], ["Sec-Fetch-Site": "", "Origin": "http://127.0.0.1:1"],
        ["Origin": "http://evil.example"],
    ])
    func pagesOfOtherSitesBringNothingAbout(headers: [String: String]) async throws {
        let bench = try Bench(User("liming", .acknowledge))
        try await bench.run { client async throws in
            let cookie = try await client.logIn("liming").cookie ?? ""
            let answer = try await client.post(
                "/api/acknowledge", #"{"escalation":"HZ-1/1/overdue/1"}"#, headers.merging(["Cookie": cookie]) { $1 })
            #expect(answer.status == 403)
            #expect(answer.code == "wrong-origin")
        }
        #expect(bench.node.allPublished.isEmpty)
    }

    @Test func anOriginOfOursWillDo() async throws {
        try await Bench().run { client async throws in
            let own = ["Host": "localhost:7700", "Origin": "http://localhost:7700", "Sec-Fetch-Site": ""]
            #expect(try await client.post("/api/ask", #"{"ask":"status"}"#, own).status == 200)
        }
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "", "application/jsonp", "text/plain; application/json",
    ])
    func formsAreNoJSON(type: String) async throws {
        try await Bench().run { client async throws in
            let answer = try await client.post("/api/ask", #"{"ask":"status"}"#, ["Content-Type": type])
            #expect(answer.status == 415)
            #expect(answer.code == "not-json")
        }
    }

    @Test func everyAnswerKeepsBrowsersInBounds() async throws {
        try await Bench().run { client async throws in
            for path in ["/healthz", "/api/session", "/nowhere", "/api/nowhere/%3Cscript%3E"] {
                let answer = try await client.get(path)
                #expect(answer.headers["content-security-policy"]?.contains("default-src 'self'") == true)
                #expect(answer.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
                #expect(answer.headers["x-content-type-options"] == "nosniff")
                #expect(answer.headers["referrer-policy"] == "same-origin")
                #expect(answer.headers["server"] == nil)
                #expect(!answer.body.contains("script"))
            }
        }
    }

    @Test func behindAProxyTheClientIsWhoItNamesLast() throws {
        let endpoint = try #require(HTTPEndpoint("http://127.0.0.1:7700"))
        let proxied = Site(endpoint: endpoint, origin: Origin("https://duban.example.cn"))
        #expect(proxied.client(peer: "127.0.0.1", forwardedFor: "1.1.1.1, 10.1.2.3").description == "10.1.2.3")
        #expect(proxied.client(peer: "10.9.9.9", forwardedFor: "1.1.1.1").description == "10.9.9.9")
        #expect(proxied.client(peer: "127.0.0.1", forwardedFor: "<script>").description == "unknown")
        #expect(
            Site(endpoint: endpoint, origin: nil).client(peer: "127.0.0.1", forwardedFor: "1.1.1.1").description
                == "127.0.0.1")
        #expect(ClientAddress("::ffff:10.1.2.3").network == ClientAddress("10.1.2.3").network)
        #expect(ClientAddress("2001:db8::1").network == ClientAddress("2001:db8::ffff").network)
    }
}
