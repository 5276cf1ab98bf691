import AsyncHTTPClient
import DubanConfiguration
import EventJSON
import NIOCore
import NIOHTTP1
import NIOCore
import Testing

@testable import Bridge

/// CloudEvents by HTTP.
@Suite struct WebTests {
    private let log = LoggedText()
    private let event =
        #"{"specversion":"1.0","id":"1","source":"/x","type":"reading","subject":"P-1","data":{"value":1,"unit":"%"}}"#

    private struct Answer {
        var status: Int
        var json: JSONValue
        var headers: HTTPHeaders

        var code: String? { json["error"]?["code"]?.string }
    }

    private func asking(
        _ outlet: ScriptedOutlet, token: String? = nil, _ body: (_ url: String) async throws -> Void
    ) async throws {
        var input = WebInput(name: "web", host: "127.0.0.1", port: 0)
        input.token = token.map { Secret($0) }
        input.requestBytes = 4_096
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let server = WebServer(input, to: outlet, book: log.book()) { continuation.yield($0) }
        try await running(server) {
            let port = try #require(await ports.first { _ in true })
            try await body("http://127.0.0.1:\(port)/events")
        }
    }

    private func post(
        _ body: String, to url: String, type: String? = "application/cloudevents+json",
        _ headers: [String: String] = [:]
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.body = .bytes(ByteBuffer(string: body))
        if let type { request.headers.add(name: "content-type", value: type) }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let response = try await HTTPClient.shared.execute(request, timeout: .minutes(10))
        let bytes = Array(buffer: try await response.body.collect(upTo: 1 << 20))
        return Answer(
            status: Int(response.status.code), json: (try? JSONParser.parse(bytes)) ?? .null, headers: response.headers)
    }

    @Test func aWholeEventIsKept() async throws {
        let outlet = ScriptedOutlet()
        try await asking(outlet) { url async throws in
            let answer = try await post(event, to: url, type: "application/cloudevents+json; charset=utf-8")
            #expect(answer.status == 202 && answer.json == ["status": 202, "source": "/x", "id": "1"])
        }
        #expect(outlet.events.map(\.text) == [event])
    }

    @Test func attributesMayBeHeaders() async throws {
        let outlet = ScriptedOutlet()
        try await asking(outlet) { url async throws in
            let answer = try await post(
                #"{"value":1,"unit":"%"}"#, to: url, type: "application/json",
                [
                    "ce-specversion": "1.0", "CE-Id": "a%20%E4%BA%95", "ce-source": "/x", "ce-type": "reading",
                    "ce-subject": "P-1",
                ])
            #expect(answer.status == 202)
        }
        #expect(outlet.events[0]["id"] == "a 井" && outlet.events[0]["subject"] == "P-1")
        #expect(
            outlet.events[0]["data"] == ["value": 1, "unit": "%"]
                && outlet.events[0]["datacontenttype"] == "application/json")
    }

    @Test func aBatchIsAnsweredAsOne() async throws {
        let outlet = ScriptedOutlet(.replied(Reply(status: 208, source: "/x", id: "1")))
        try await asking(outlet) { url async throws in
            let answer = try await post("[\(event),\(event)]", to: url, type: "application/cloudevents-batch+json")
            #expect(answer.status == 200 && answer.json.array?.map { $0["status"] } == [208, 208])
            #expect(try await post("[]", to: url, type: "application/cloudevents-batch+json").json == [])
        }
        #expect(outlet.events.count == 2)
    }

    @Test func whatIsNoEventIsRefusedWhole() async throws {
        let outlet = ScriptedOutlet()
        try await asking(outlet) { url async throws in
            let batch = "application/cloudevents-batch+json"
            #expect(try await post("{", to: url).status == 400)
            #expect(try await post("{}", to: url).code == "no-cloudevent")
            #expect(try await post("[\(event)]", to: url).status == 400)
            #expect(try await post("[\(event),{}]", to: url, type: batch).status == 400)
            #expect(try await post(event, to: url, type: batch).status == 400)
            #expect(try await post(event, to: url, type: "text/plain").status == 415)
            #expect(try await post(event, to: url, type: "application/json").status == 415)
            #expect(try await post(event, to: url, type: nil).status == 415)
            #expect(try await post(String(repeating: " ", count: 5_000), to: url).status == 413)
            let headers = ["ce-specversion": "1.0", "ce-id": "%GG", "ce-source": "/x", "ce-type": "reading"]
            #expect(
                try await post("{}", to: url, type: "application/json", headers).code == "invalid-header")
            let many = "[" + Array(repeating: "{}", count: 1_001).joined(separator: ",") + "]"
            #expect(try await post(many, to: url, type: batch).status == 413)
        }
        #expect(outlet.events.isEmpty)
    }

    @Test func whatCannotBeKeptIsNotAcknowledged() async throws {
        let outlet = ScriptedOutlet()
        outlet.fail(1)
        try await asking(outlet) { url async throws in
            let answer = try await post(event, to: url)
            #expect(answer.status == 503 && answer.headers.contains(name: "retry-after"))
            #expect(try await post(event, to: url).status == 202)
        }
        #expect(outlet.events.count == 1)
    }

    @Test func whoHasNoTokenIsSentAway() async throws {
        let (outlet, token) = (ScriptedOutlet(), String(repeating: "k", count: 32))
        try await asking(outlet, token: token) { url async throws in
            #expect(try await post(event, to: url).status == 401)
            #expect(try await post(event, to: url, ["authorization": "Bearer \(token)x"]).status == 401)
            #expect(
                try await post(event, to: url, ["authorization": "Bearer " + String(repeating: "x", count: 32)]).status
                    == 401)
            #expect(try await post(event, to: url, ["authorization": "bearer \(token)"]).status == 202)
        }
        #expect(outlet.events.count == 1)
        #expect(!log.text.contains(token))
    }
}
