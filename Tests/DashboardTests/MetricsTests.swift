import CoreMetrics
import EventJSON
import Testing

@testable import Dashboard

/// Who may read the metrics, and what is counted of requests.
@Suite struct MetricsTests {
    private static let token = "0123456789abcdef0123456789abcdef"

    private func metrics(token: MetricsToken? = nil) -> DashboardMetrics {
        DashboardMetrics(factory: NOOPMetricsHandler.instance, mediaType: "text/plain", token: token) { "up 1\n" }
    }

    @Test("on this machine, where nobody else reaches the node, they are open")
    func open() async throws {
        try await Bench(User("liming", .look)).run(metrics: metrics()) { client async throws in
            let answer = try await client.get("/metrics")
            #expect(answer.status == 200 && answer.body == "up 1\n" && answer.headers["content-type"] == "text/plain")
            #expect(try await client.get("/metrics", ["Host": "evil.example"]).status == 421)
        }
    }

    @Test("behind a proxy nobody may read them without a token")
    func proxied() async throws {
        let bench = try Bench(User("liming", .administer))
        try await bench.run(origin: Origin("https://duban.example.cn"), metrics: metrics()) { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            #expect(try await client.get("/metrics").code == "no-token")
            #expect(try await client.get("/metrics", session).status == 403)
        }
    }

    @Test("where there is a token it has to be shown, everywhere")
    func withToken() async throws {
        let token = try #require(MetricsToken(" \(Self.token)\n"))
        let metrics = metrics(token: token)
        try await Bench().run(metrics: metrics) { client async throws in
            for shown in ["", "Bearer", "Bearer x", "Basic \(Self.token)", "Bearer \(Self.token)x", Self.token] {
                let answer = try await client.get("/metrics", ["Authorization": shown])
                #expect(answer.status == 401 && answer.code == "token-required", "\(shown)")
            }
            #expect(try await client.get("/metrics", ["Authorization": "Bearer \(Self.token)"]).body == "up 1\n")
            #expect(try await client.get("/metrics", ["Authorization": "bearer \(Self.token)"]).status == 200)
        }
    }

    @Test("a token is long, and fits into a header", arguments: ["", "short", token + " " + token, token + "号"])
    func tokens(text: String) {
        #expect(MetricsToken(text) == nil)
    }

    @Test("where there are none there is no such address")
    func none() async throws {
        try await Bench().run { client async throws in
            #expect(try await client.get("/metrics").status == 404)
        }
    }

    @Test("an acknowledgement goes on with the trace of its request, where that has a valid one")
    func trace() async throws {
        let bench = try Bench(User("liming", .acknowledge))
        let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        try await bench.run { client async throws in
            let session = ["Cookie": try await client.logIn("liming").cookie ?? ""]
            for shown in [trace, "00-nonsense", ""] {
                let answer = try await client.post(
                    "/api/acknowledge", #"{"escalation":"HZ-1/1/overdue/1"}"#,
                    session.merging(["traceparent": shown]) { $1 })
                #expect(answer.status == 200)
            }
        }
        #expect(bench.node.allPublished.map(\.event["traceparent"]?.string) == [trace, nil, nil])
    }
}
