import DubanTestKit
import EventJSON
import Foundation
import Testing

/// The pages of a running node, in a browser (Debian's chromium, chromium-driver and python3-selenium).
@Suite(.serialized) struct BrowserTests {
    @Test(
        "people at a browser",
        arguments: ["pages", "live", "acknowledge", "retry", "without-scripts", "keyboard", "points"])
    func scenario(_ name: String) throws {
        let (data, configured) = (Folder(), Folder())
        let port = try FreePort.any()
        let node = try RunningNode(
            data: data, clock: "manual:2024-01-05T09:00:00+08:00",
            arguments: ["--http", "http://127.0.0.1:\(port)", "--config", try configuration(in: configured)])
        for (user, role) in [("liming", "acknowledge"), ("root", "administer")] { try add(user, role, to: data) }
        try fill(node)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("browser.py")
        let places = ["ingest", "query"].compactMap { node.endpoints[$0] }
        let outcome = Result { try Python.run([script.path, name, "http://127.0.0.1:\(port)"] + places) }
        if case .failure(let error as Python.Failed) = outcome { Issue.record("\(error.errors)") }
        #expect(node.stop() == 0)
    }

    /// Two monitoring points.
    private func configuration(in folder: Folder) throws -> String {
        let points = """
            profiles:
              methane:
                source: 试验
                kind: methane
                title: 甲烷
                unit: '%'
                interval: 1 min
                plausible: [0, 100]
                thresholds:
                  - {above: 1.0, hold: 30 s, level: general}
            points:
              - {id: T1, name: 1201工作面T1, enterprise: {name: 长治市试验煤业有限公司}, area: '140403', sector: 煤矿, profile: methane}
              - {id: T2, name: 1201回风流T2, enterprise: {name: 长治市试验煤业有限公司}, area: '140403', sector: 煤矿, profile: methane}

            """
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        try Data(points.utf8).write(to: URL(fileURLWithPath: folder.path + "/points.yaml"))
        try Data("points: points.yaml\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/duban.yaml"))
        return folder.path + "/duban.yaml"
    }

    private func add(_ user: String, _ role: String, to data: Folder) throws {
        let outcome = try DubanProgram.run(
            ["user", "add", user, "--role", role, "--data", data.path, "--password-stdin"],
            input: Data("correct horse 电池\n".utf8))
        try #require(outcome.status == 0, "\(outcome.errors)")
    }

    /// Overdue hazards with escalations, an incident, somebody on the watch list, a dead letter.
    private func fill(_ node: RunningNode) throws {
        let (ingest, query) = (try node.client("ingest"), try node.client("query"))
        for number in 1...60 {
            let found = Samples.hazardFound("HZ-\(number)", level: number % 2 == 0 ? "general" : "major")
            #expect(try ingest.publish(found) == 200)
        }
        let incident = Samples.event(
            "incident", "SG-1", id: "sg-1",
            data: [
                "enterprise": ["name": "长治市试验煤业有限公司"], "area": "140403", "sector": "煤矿",
                "occurredAt": "2024-01-05T08:10:00+08:00", "description": "顶板局部冒落", "deaths": 1,
            ])
        #expect(try ingest.publish(incident) == 200)
        #expect(try ingest.publish(Samples.unknown(1)) == 400)
        let answer = try query.ask(["ask": "advance", "to": "2024-02-12T09:00:00+08:00"])
        try #require(answer["ok"] != nil, "\(answer)")
    }
}
