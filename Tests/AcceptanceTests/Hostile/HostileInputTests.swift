import EventJSON
import Foundation
import Testing

/// Whatever comes in has a status that was thought of, and no effect on others: behind each of these requests the same
/// connection and another one publish an event that is accepted.
@Suite struct HostileInputTests {
    private static let requests = ["json": Hostile.json, "events": Hostile.events, "requests": Hostile.requests]

    @Test(
        "hostile requests have a fixed status, and harm nobody",
        arguments: ["json", "events", "requests"])
    func verdicts(_ kind: String) throws {
        let requests = try #require(Self.requests[kind])
        let data = Folder()
        let node = try RunningNode(data: data, clock: "manual:2024-01-05T09:00:00+08:00")
        let (offender, bystander) = (try node.client("ingest"), try node.client("ingest"))
        for (number, request) in requests.enumerated() {
            try offender.send(request.frames)
            #expect(Hostile.verdict(of: try offender.receive()) == request.verdict, "\(request.name)")
            #expect(try offender.publish(Samples.hazardFound("A-\(number)")) == 200, "behind \(request.name)")
            #expect(try bystander.publish(Samples.hazardFound("B-\(number)")) == 200, "beside \(request.name)")
        }
        #expect(node.process.isRunning)
    }

    @Test("what hostile requests leave in the log holds")
    func verifies() throws {
        let data = Folder()
        let node = try RunningNode(data: data, clock: "manual:2024-01-05T09:00:00+08:00")
        let offender = try node.client("ingest")
        let requests = Self.requests.values.flatMap(\.self)
        for request in requests { try offender.send(request.frames) }
        for _ in requests { _ = try offender.receive() }
        #expect(node.stop() == 0)
        let verified = try DubanProgram.run(["verify", "--data", data.path])
        #expect(verified.status == 0, "\(verified.errors)")
    }
}
