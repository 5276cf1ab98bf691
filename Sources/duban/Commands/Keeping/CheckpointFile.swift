import EventJSON
import Foundation
import Node

/// Checkpoints that were kept: a checkpoint event a line, as `duban checkpoint` and `duban tail --json` print them.
enum CheckpointFile {
    static func read(_ path: String) throws -> [Checkpoint] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path) can't be read; give a file with checkpoint events")
        }
        let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        let checkpoints = try lines.enumerated().filter { !$0.element.isEmpty }.map { number, line in
            let value = try? JSONParser.parse(Array(line))
            // A line of the tail has the event in a member of its own.
            guard let checkpoint = value.flatMap({ Checkpoint(event: $0["event"] ?? $0) }) else {
                throw CommandFailure(
                    "\(path):\(number + 1): no checkpoint event; allowed is what duban checkpoint prints")
            }
            return checkpoint
        }
        guard !checkpoints.isEmpty else { throw CommandFailure("\(path) holds no checkpoint") }
        return checkpoints
    }
}
