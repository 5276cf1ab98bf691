import EventJSON
import Foundation
import Testing

/// Messages to people: the built node, and a robot in Python that fails at first.
@Suite(.timeLimit(.minutes(15))) struct MessagesTests {
    private let folder = Folder()

    private func configure(_ robot: Robot) throws -> String {
        let manager = FileManager.default
        try manager.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let secret = folder.url.appendingPathComponent("robot.url")
        try Data("http://127.0.0.1:\(robot.port)/robot?key=K3Y\n".utf8).write(to: secret)
        chmod(secret.path, 0o600)
        let messages = """
            page: https://duban.example.cn
            destinations:
              - {name: duty-group, kind: wecom, urlFile: robot.url, perMinute: 19}
              - {name: platform, kind: http, url: 'http://127.0.0.1:\(robot.port)/events'}
            routes:
              - {name: duty-room, via: duty-group, recipients: [city-office], areas: ['1404']}
              - {name: platform, via: platform}
            """
        try Data(messages.utf8).write(to: folder.url.appendingPathComponent("messages.yaml"))
        let file = folder.url.appendingPathComponent("duban.yaml")
        try Data("messages: messages.yaml\n".utf8).write(to: file)
        return file.path
    }

    /// Waits until a question has the answer that is wanted.
    private func wait(_ query: Client, _ question: JSONValue, until isAnswer: (JSONValue) -> Bool) throws -> JSONValue {
        for _ in 0..<1_200 {
            let answer = try query.ask(question)["ok"] ?? .null
            if isAnswer(answer) { return answer }
            usleep(50_000)
        }
        Issue.record("no such answer to \(question.text)")
        return .null
    }

    @Test("An escalation comes to the robot and the endpoint although both fail at first, once, also over a kill")
    func messages() throws {
        let robot = try Robot()
        let config = ["--config", try configure(robot)]
        var node = try RunningNode(data: folder, clock: "manual:2024-01-05T09:00:00+08:00", arguments: config)
        var query = try node.client("query")
        _ = try wait(query, ["ask": "messages"]) { $0.array?.allSatisfy { $0["sending"] == true } == true }
        #expect(try node.client("ingest").publish(Samples.hazardFound("HZ-1", level: "major")) == 200)
        // Past the deadline: remind, overdue and city are raised.
        _ = try query.ask(["ask": "advance", "to": "2024-02-06T09:00:00+08:00"])
        let requests = try (0..<6).map { _ in try robot.request() }
        let (robots, events) = (
            requests.filter { $0["path"] == "/robot?key=K3Y" }, requests.filter { $0["path"] == "/events" }
        )
        #expect(robots.map { $0["failed"] } == [true, false])
        let text = try #require(robots.last?["body"]?["markdown"]?["content"]?.string)
        #expect(text.hasPrefix("**【督办】市级督办：逾期 2 天**") && text.contains("hazards/HZ-1"), "\(text)")
        #expect(
            Set(events.compactMap { $0["body"]?["id"]?.string }) == [
                "HZ-1/1/remind/1", "HZ-1/1/overdue/1", "HZ-1/1/city/1",
            ])
        #expect(events.allSatisfy { $0["type"] == "application/cloudevents+json; charset=utf-8" })

        let told = try wait(query, ["ask": "history", "types": ["message-delivered", "message-failed"]]) {
            $0.array?.count == 4
        }
        #expect(
            Set(told.array?.compactMap { $0["event"]?["id"]?.string } ?? []) == [
                "message/duty-room/HZ-1/1/city/1", "message/platform/HZ-1/1/remind/1",
                "message/platform/HZ-1/1/overdue/1",
                "message/platform/HZ-1/1/city/1",
            ])
        let endpoint = ["--query", try #require(node.endpoints["query"])]
        let list = try DubanProgram.run(["messages"] + endpoint).text
        #expect(list.contains("duty-room") && list.contains("HTTP 500") && !list.contains("K3Y"), "\(list)")
        node.stop(SIGKILL)

        node = try RunningNode(data: folder, clock: "manual:2024-02-06T09:00:00+08:00", arguments: config)
        query = try node.client("query")
        let tested = try DubanProgram.run([
            "messages", "test", "duty-room", "--query", try #require(node.endpoints["query"]),
        ])
        #expect(tested.text == "delivered: duty-room by duty-group\n", "\(tested.errors)")
        #expect(try robot.request()["body"]?["markdown"]?["content"]?.string?.contains("测试消息") == true)
        // What was told is not told again; what comes next is.
        _ = try query.ask(["ask": "advance", "to": "2024-02-07T09:00:00+08:00"])
        #expect(try robot.request()["body"]?["id"] == "HZ-1/1/leader/1")
        // Read again on SIGHUP.
        let file = folder.url.appendingPathComponent("messages.yaml")
        let routes = try String(contentsOf: file, encoding: .utf8) + "\n  - {name: second, via: platform}\n"
        try Data(routes.utf8).write(to: file, options: .atomic)
        kill(node.process.processIdentifier, SIGHUP)
        _ = try wait(query, ["ask": "messages"]) { $0.array?.count == 3 }
        #expect(node.stop() == 0)
    }

    @Test("A configuration that is refused stops the start, and names neither secret nor key")
    func refused() throws {
        let robot = try Robot()
        let config = try configure(robot)
        chmod(folder.url.appendingPathComponent("robot.url").path, 0o644)
        let outcome = try DubanProgram.run(
            ["run", "--config", config, "--data", folder.path, "--http", "off"]
                + ["ingest", "feed", "tail", "query"].flatMap { ["--\($0)", "tcp://127.0.0.1:*"] })
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("\"robot.url\" can be read by others than its owner; run: chmod 600 robot.url"))
        #expect(!outcome.errors.contains("K3Y"))
    }
}
