import DubanConfiguration
public import EventJSON
import Foundation
public import Ledgers
public import Monitoring
public import Node

/// A recorded stream of `Tests/Vectors`, and what must come out of it.
public struct RecordedVector: Sendable {
    public static let names = [
        "corners", "duplicates-and-faults", "early-events", "points-faults", "points-methane", "quarter", "tidy",
    ]

    public let name: String
    /// The events received by `until`.
    public let events: [RecordedEvent]
    /// The instant to run it to.
    public let until: Instant
    /// What its readings are of; none where it has none.
    public let points: [Point]
    public let statuses: [Int]
    public let snapshot: JSONValue

    public init(_ name: String) throws {
        let path = "Tests/Vectors/\(name)."
        let end = try Instant(rfc3339: Repository.line(path + "until"))
        guard let end else { preconditionFailure("\(name).until is no instant") }
        self.name = name
        until = end
        events = try Repository.bytes(path + "ndjson").split(separator: UInt8(ascii: "\n"))
            .map { try RecordedEvent(line: Array($0)) }
            .filter { $0.receivedAt <= end }
        let pointsFile = Repository.path(path + "points.yaml")
        points =
            FileManager.default.fileExists(atPath: pointsFile)
            ? try [Point].load(file: pointsFile, policy: .shipped) : []
        statuses =
            try JSONParser.parse(Repository.bytes(path + "statuses.json"))["statuses"]?.array?
            .compactMap(\.integer) ?? []
        snapshot = try JSONParser.parse(Repository.bytes(path + "snapshot.json"))
    }
}
