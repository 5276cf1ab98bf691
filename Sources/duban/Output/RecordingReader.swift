import Foundation
import Ledgers
import Node

/// Reads a recording in portions of up to 1,000 events, so that its size does not matter.
struct RecordingReader: AsyncSequence {
    typealias Element = [RecordedEvent]

    let path: String
    /// Events received later are left out.
    let until: Instant?

    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var lines: LineReader
        fileprivate let until: Instant?
        private let portion = 1_000

        fileprivate init(lines: LineReader, until: Instant?) {
            self.lines = lines
            self.until = until
        }

        mutating func next() async throws -> [RecordedEvent]? {
            var events: [RecordedEvent] = []
            while events.count < portion, let line = try lines.next() {
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

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(lines: LineReader(path: path), until: until)
    }
}
