import Foundation
import Ledgers
import Node

/// The recorded city that is shown.
struct DemoRecording {
    let events: [RecordedEvent]

    /// - Parameter path: nil for the one that comes with Duban.
    /// - Throws: ``CommandFailure`` where it is not found or is no recording.
    init(path: String?) async throws {
        var events: [RecordedEvent] = []
        let reader = RecordingReader(path: try path ?? Self.shipped(), until: nil)
        while let portion = try await reader.next() { events += portion }
        guard !events.isEmpty else { throw CommandFailure("the recording holds no events") }
        self.events = events
    }

    /// Its first days.
    func limited(toDays days: Int?) -> DemoRecording {
        guard let days else { return self }
        let zone = Policy.shipped.zone
        let end = zone.firstInstant(of: zone.date(of: start) + days)
        return DemoRecording(events: events.filter { $0.receivedAt < end })
    }

    private init(events: [RecordedEvent]) {
        self.events = events
    }

    /// In the folder of the sources, or where packages put data.
    private static func shipped() throws -> String {
        let name = "deploy/sample/city.ndjson"
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var candidates = [name, "/usr/local/share/duban/city.ndjson", "/usr/share/duban/city.ndjson"]
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            candidates.append(folder.appendingPathComponent(name).path)
        }
        guard let found = candidates.first(where: FileManager.default.fileExists) else {
            throw CommandFailure("\(name) is not found here; give a recording: duban demo FILE")
        }
        return found
    }

    var start: Instant { events.first?.receivedAt ?? Instant(milliseconds: 0) }
    var end: Instant { events.last?.receivedAt ?? start }
}
