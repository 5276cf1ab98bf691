import Ledgers
import Testing

@testable import Dashboard

@Suite struct SessionExpiryTests {
    @Test func anIdleSessionEnds() async throws {
        let bench = try Bench(User("liming", .look))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            bench.clock.advance(by: .minutes(29))
            #expect(try await client.get("/api/session", session).status == 200)
            bench.clock.advance(by: .minutes(29))
            #expect(try await client.get("/api/session", session).status == 200)
            bench.clock.advance(by: .minutes(30))
            #expect(try await client.get("/api/session", session).status == 401)
        }
    }

    @Test func aBusySessionEndsAfterTwelveHours() async throws {
        let bench = try Bench(User("liming", .look))
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            for _ in 0..<35 {
                bench.clock.advance(by: .minutes(20))
                #expect(try await client.get("/api/session", session).status == 200)
            }
            bench.clock.advance(by: .minutes(20))
            #expect(try await client.get("/api/session", session).status == 401)
        }
    }

    @Test func removalAndAnotherPasswordEndSessions() async throws {
        let bench = try Bench(User("liming", .look), User("zhang", .look), User("wang", .look))
        try await bench.run { client async throws in
            var sessions: [String: [String: String]] = [:]
            for name in ["liming", "zhang", "wang"] {
                sessions[name] = ["Cookie": try await client.logIn(name).cookie ?? ""]
            }
            let other = try User("zhang", .look, password: "another battery").password
            try bench.users.change { users throws(UsersError) in
                try users.remove(UserName("liming")!)
                try users.setPassword(other, of: UserName("zhang")!)
            }
            #expect(try await client.get("/api/session", sessions["liming"]!).status == 401)
            #expect(try await client.get("/api/session", sessions["zhang"]!).status == 401)
            #expect(try await client.get("/api/session", sessions["wang"]!).status == 200)
        }
    }

    @Test func aFurtherLoginEndsTheOldestOfTheUser() throws {
        let clock = HandClock()
        let user = try User("liming", .look)
        var sessions = Sessions()
        let tokens = (0..<17).map { _ in SessionToken() }
        for token in tokens {
            _ = sessions.begin(token, of: user, from: "127.0.0.1", at: clock.now)
            clock.advance(by: .seconds(1))
        }
        #expect(sessions.all(at: clock.now).count == 16)
        let known = tokens.prefix(2).map { sessions.use($0, at: clock.now) != nil }
        #expect(known == [false, true])
    }

    @Test func allTogetherAreBounded() throws {
        let clock = HandClock()
        var limits = SessionLimits()
        limits.total = 8
        var sessions = Sessions(limits: limits)
        let users = try (0..<9).map { try User("u\($0)", .look) }
        let tokens = users.map { _ in SessionToken() }
        for (user, token) in zip(users, tokens) {
            _ = sessions.begin(token, of: user, from: "127.0.0.1", at: clock.now)
            clock.advance(by: .seconds(1))
            _ = sessions.use(tokens[0], at: clock.now)
        }
        #expect(sessions.all(at: clock.now).count == 8)
        let known = tokens.prefix(2).map { sessions.use($0, at: clock.now) != nil }
        #expect(known == [true, false])
    }

    @Test func tokensAreKeptAsDigestsOnly() {
        let token = SessionToken()
        #expect(token.text.utf8.count == 43)
        #expect(token.digest.count == 32)
        #expect(SessionToken(text: token.text).digest == token.digest)
        #expect(SessionToken().text != token.text)
    }
}
