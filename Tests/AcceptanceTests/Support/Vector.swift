import EventJSON
import Foundation
import Ledgers
import Testing

/// A recorded stream with what must come out of it.
struct Vector: Sendable, CustomTestStringConvertible {
    static let all = ["tidy", "corners", "early-events", "duplicates-and-faults", "quarter"].map(Vector.init)

    /// Those with readings.
    static let measured = ["points-methane", "points-faults"].map(Vector.init)

    let name: String

    private static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Vectors")
    }

    var testDescription: String { name }
    var recording: URL { Self.folder.appendingPathComponent("\(name).ndjson") }

    /// What its readings are of.
    var points: String { Self.folder.appendingPathComponent("\(name).points.yaml").path }

    var until: String {
        get throws {
            let text = try String(contentsOf: Self.folder.appendingPathComponent("\(name).until"), encoding: .utf8)
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The events received until the end, each with its receipt.
    var events: [(receivedAt: String, event: JSONValue)] {
        get throws {
            let end = try #require(Instant(rfc3339: until))
            return try Data(contentsOf: recording).split(separator: 0x0A).compactMap { line in
                let value = try JSONParser.parse(Array(line))
                let receivedAt = try #require(value["receivedAt"]?.string)
                guard try #require(Instant(rfc3339: receivedAt)) <= end else { return nil }
                return (receivedAt, try #require(value["event"]))
            }
        }
    }

    var snapshot: JSONValue { get throws { try json("snapshot") } }
    var statuses: JSONValue { get throws { try json("statuses") } }

    /// The dates of which the daily report is given.
    var reportDates: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
                .filter { $0.hasPrefix("\(name).20") && $0.hasSuffix(".report.json") }
                .map { String($0.dropFirst(name.count + 1).prefix(10)) }.sorted()
        }
    }

    func report(_ date: String) throws -> JSONValue { try json("\(date).report") }

    private func json(_ kind: String) throws -> JSONValue {
        try JSONParser.parse(Array(Data(contentsOf: Self.folder.appendingPathComponent("\(name).\(kind).json"))))
    }
}
