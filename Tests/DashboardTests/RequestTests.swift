import EventJSON
import Ledgers
import Synchronization
import Testing

@testable import Dashboard

@Suite struct RequestTests {
    @Test func healthNeedsNoLogin() async throws {
        let bench = try Bench(User("liming", .look))
        try await bench.run { client async throws in
            #expect(try await client.get("/healthz").body == "ok\n")
            #expect(try await client.get("/readyz").body == "ready\n")
            bench.node.isReady.withLock { $0 = false }
            #expect(try await client.get("/readyz").status == 200)
            bench.clock.advance(by: .seconds(1))
            let answer = try await client.get("/readyz")
            #expect(answer.status == 503)
            #expect(answer.body == "not ready: the store does not answer\n")
        }
    }

    @Test(arguments: [
        "", "[]", "\"x\"", "{", "{\"user\":1,\"password\":2}", "{\"user\":\"a\"}", "\u{0}",
        "{\"user\":\"\\ud800\",\"password\":\"x\"}",
    ])
    func bodiesThatSayNothing(body: String) async throws {
        try await Bench(User("liming", .look)).run { client async throws in
            let answer = try await client.post("/api/login", body)
            #expect(answer.status == 400)
            #expect(answer.code == "invalid")
        }
    }

    @Test func aBodyHasItsBounds() async throws {
        try await Bench().run { client async throws in
            let padding = String(repeating: " ", count: 64 << 10)
            let answer = try await client.post("/api/ask", #"{"ask":"status"}"# + padding)
            #expect(answer.status == 413)
            #expect(answer.code == "too-large")
        }
    }

    @Test func headersHaveTheirBounds() async throws {
        try await Bench().run { client async throws in
            // The connection may be gone before the refusal is read.
            let answer = try? await client.get("/healthz", ["X-Long": String(repeating: "a", count: 20_000)])
            #expect(answer == nil || answer?.status == 400)
            #expect(try await client.get("/healthz").status == 200)
        }
    }

    @Test(arguments: ["PUT", "PATCH", "OPTIONS", "TRACE", "DELETE"])
    func otherMethodsAreNoRoutes(method: String) async throws {
        try await Bench().run { client async throws in
            let answer = try await client.post("/api/ask", "{}", method: method)
            #expect(answer.status == 404)
            #expect(answer.headers["access-control-allow-origin"] == nil)
        }
    }
}
