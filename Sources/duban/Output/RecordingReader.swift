import Foundation
import Ledgers
import Node

/// Reads a recording in portions of up to 1,000 events, so that its size does not matter.
actor RecordingReader {
    private static let portion = 1_000

    private var lines: LineReader
    private let until: Instant?

    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - until: events received later are left out.
    init(path: String, until: Instant?) {
        lines = LineReader(path: path)
        self.until = until
    }

    /// - Returns: nil at the end.
    /// - Throws: ``CommandFailure`` that names the line that is no line of a recording.
    func next() throws -> [RecordedEvent]? {
        var events: [RecordedEvent] = []
        while events.count < Self.portion, let line = try lines.next() {
            do {
                let event = try RecordedEvent(line: line)
                if until.map({ event.receivedAt <= $0 }) ?? true { events.append(event) }
            } catch {
                throw CommandFailure("\(lines.name):\(lines.number): \(error)")
            }
        }
        return events.isEmpty ? nil : events
    }
}
