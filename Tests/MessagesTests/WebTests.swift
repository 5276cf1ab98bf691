import DubanConfiguration
import EventJSON
import Foundation
import Ledgers
import Testing

@testable import Messages

@Suite("Robots and endpoints that misbehave")
struct WebTests {
    private static let key = "S3CRET-K3Y"
    private static let ok = #"{"errcode":0,"errmsg":"ok"}"#

    private func message(_ event: JSONValue? = nil) -> Message {
        Message(
            id: "message/duty/HZ-1/1/city/1", title: "【督办】市级督办", lines: [Message.Line(label: "隐患", text: "HZ-1")],
            link: nil,
            event: event, now: Instant(milliseconds: 1_700_000_000_000))
    }

    private func deliver(
        _ kind: MessageDestination.Kind = .wecom, to server: StandIn, secret: String? = nil, event: JSONValue? = nil,
        timeout: Duration = .seconds(120)
    ) async throws -> Outcome {
        var destination = MessageDestination(
            name: "room", kind: kind, url: Secret("http://127.0.0.1:\(server.port)/send?key=\(Self.key)"))
        destination.secret = secret.map(Secret.init)
        destination.timeout = timeout
        let web = WebClient.make()
        let outcome = await destination.channel(by: web, zone: .shanghai).deliver(message(event))
        try await web.shutDown()
        #expect(!"\(outcome)".contains(Self.key))
        return outcome
    }

    @Test(
        "What a robot answers, and what it means",
        arguments: [
            ("200 OK", [], ok, Outcome.delivered),
            ("200 OK", [], #"{"errcode":93000,"errmsg":"invalid S3CRET-K3Y"}"#, .later("errcode 93000")),
            ("200 OK", [], #"{"errcode":45009}"#, .later(reason: "errcode 45009", after: .seconds(60))),
            ("200 OK", [], #"{"errcode":40058}"#, .refused(reason: "errcode 40058")),
            ("200 OK", [], "", .later("HTTP 200 without an errcode")),
            ("200 OK", [], "<html>proxy</html>", .later("HTTP 200 without an errcode")),
            ("201 Created", [], ok, .later("HTTP 201")),
            ("500 Oops", [], ok, .later("HTTP 500")),
            ("429 Slow down", ["Retry-After: 77"], "", .later(reason: "HTTP 429", after: .seconds(77))),
            ("302 Found", ["Location: http://127.0.0.1:1/steal"], "", .later("HTTP 302")),
        ] as [(String, [String], String, Outcome)])
    func robot(status: String, headers: [String], body: String, outcome: Outcome) async throws {
        let server = try StandIn {
            $0.request()
            $0.answer(status, headers, body: body)
        }
        defer { server.stop() }
        #expect(try await deliver(to: server) == outcome)
        let sent = try #require(server.lines.last).utf8
        let json = try JSONParser.parse(Array(sent))
        #expect(json["msgtype"] == "markdown" && json["markdown"]?["content"] == "**【督办】市级督办**\n> 隐患：HZ-1")
    }

    @Test("DingTalk: signed, with a title, and too many cost ten minutes")
    func dingtalk() async throws {
        let server = try StandIn {
            $0.request()
            $0.answer("200 OK", body: #"{"errcode":130101}"#)
        }
        defer { server.stop() }
        let outcome = try await deliver(.dingtalk, to: server, secret: "SEC1")
        #expect(outcome == .later(reason: "errcode 130101", after: .seconds(600)))
        #expect(server.lines.first?.contains("&timestamp=1700000000000&sign=") == true)
        #expect(server.lines.last?.contains(#""title":"【督办】市级督办""#) == true)
    }

    @Test(
        "What an endpoint of events answers, and what it means",
        arguments: [
            ("204 No Content", Outcome.delivered), ("202 Accepted", .delivered),
            ("400 Bad", .refused(reason: "HTTP 400")),
            ("401 Who", .later("HTTP 401")), ("404 Nowhere", .later("HTTP 404")), ("408 Slow", .later("HTTP 408")),
            ("422 No", .refused(reason: "HTTP 422")), ("503 Later", .later("HTTP 503")),
        ])
    func events(status: String, outcome: Outcome) async throws {
        let server = try StandIn {
            $0.request()
            $0.answer(status)
        }
        defer { server.stop() }
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let event: JSONValue = ["specversion": "1.0", "id": "HZ-1/1/city/1", "traceparent": .string(parent)]
        #expect(try await deliver(.http, to: server, secret: "T0KEN", event: event) == outcome)
        let head = server.lines.map { $0.lowercased() }
        #expect(head.contains("traceparent: \(parent)"))
        #expect(head.contains("authorization: bearer t0ken"))
        #expect(head.contains("content-type: application/cloudevents+json; charset=utf-8"))
        #expect(server.lines.last == event.text)
    }

    @Test("Nobody there")
    func refused() async throws {
        let server = try StandIn { _ in }
        server.stop()
        guard case .later(let reason, nil) = try await deliver(to: server, timeout: .seconds(5)) else {
            Issue.record("nobody took it")
            return
        }
        #expect(reason.hasPrefix("no "))
    }

    @Test("No answer, half an answer, one that drips, one without end: none is taken for a success")
    func slow() async throws {
        let scripts: [(@Sendable (StandIn.Connection) -> Void, String)] = [
            ({ $0.wait() }, "no answer in time"),
            (
                {
                    $0.request()
                    $0.say("HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"errcode\":0")
                    $0.wait()
                }, "no answer in time"
            ),
            (
                {
                    $0.request()
                    $0.say("HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\n{\"errcode\":0")
                }, "no "
            ),
            (
                {
                    $0.request()
                    $0.say("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 1 << 20))
                    $0.wait()
                }, "its answer is longer than 16 KiB"
            ),
            ({ $0.say("SSH-2.0-OpenSSH_9.2\r\n") }, "no connection"),
        ]
        for (script, words) in scripts {
            let server = try StandIn(script)
            defer { server.stop() }
            guard case .later(let reason, nil) = try await deliver(to: server, timeout: .milliseconds(400)) else {
                Issue.record("taken for a success: \(words)")
                continue
            }
            #expect(reason.hasPrefix(words) || reason.contains("closed"), "\(reason)")
        }
    }

    @Test("What fails is logged without the secret, and told when the robot is well again")
    func recovery() async throws {
        let answers = Answers()
        let server = try StandIn {
            $0.request()
            answers.next($0)
        }
        defer { server.stop() }
        let bench = Bench()
        let web = WebClient.make()
        let url = Secret("http://127.0.0.1:\(server.port)/send?key=\(Self.key)")
        let channel = MessageDestination(name: "room", kind: .wecom, url: url).channel(by: web, zone: .shanghai)
        let dispatcher = bench.dispatcher(by: channel)
        _ = try await dispatcher.turn()
        bench.node.raise("HZ-1/1/city/1")
        bench.node.raise("HZ-2/1/leader/1")
        try await bench.run(dispatcher, for: .seconds(600))
        try await web.shutDown()
        #expect(bench.node.records.map(\.fate) == [.delivered, .delivered])
        #expect(answers.given == 6)
        #expect(bench.log.text.contains("errcode 45009") && bench.log.text.contains("HTTP 500"))
        #expect(!bench.log.text.contains(Self.key))
        #expect(!bench.node.records.contains { $0.data.text.contains(Self.key) })
        #expect(!(await dispatcher.report()).contains { $0.text.contains(Self.key) })
    }

    /// Ill four times, then well.
    private final class Answers: Sendable {
        private let count = Counter()

        var given: Int { count.value }

        func next(_ connection: StandIn.Connection) {
            switch count.next() {
            case 1: connection.answer("500 Oops", body: "key=\(WebTests.key)")
            case 2: connection.answer("200 OK", body: #"{"errcode":45009,"errmsg":"\#(WebTests.key)"}"#)
            case 3: break
            case 4: connection.answer("429 Slow", ["Retry-After: 5"])
            default: connection.answer("200 OK", body: WebTests.ok)
            }
        }
    }
}
