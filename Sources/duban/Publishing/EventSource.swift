import EventJSON

/// The events of some files, one after the other, and where each one stood.
///
/// A sequence can't throw: what can't be read ends it, and is found in ``failure``.
final class EventSource: Sequence, IteratorProtocol {
    private var paths: [String]
    private var lines: LineReader?
    private var pending: [[UInt8]] = []
    private var places: [String] = []
    private(set) var failure: (any Error)?

    init(paths: [String]) {
        self.paths = paths.reversed()
    }

    /// The file and line of an event, counted from 0 in the order in which they were given out.
    func place(of number: Int) -> String {
        places.indices.contains(number) ? places[number] : "?"
    }

    func next() -> [UInt8]? {
        do {
            while pending.isEmpty { guard try readOn() else { return nil } }
            return pending.removeFirst()
        } catch {
            failure = error
            return nil
        }
    }

    /// Reads the next line, of the next file where one is at its end.
    private func readOn() throws -> Bool {
        if lines == nil {
            guard let path = paths.popLast() else { return false }
            lines = LineReader(path: path)
        }
        guard let line = try lines?.next() else {
            lines = nil
            return true
        }
        pending = try events(in: line)
        places += pending.map { _ in "\(lines?.name ?? ""):\(lines?.number ?? 0)" }
        return true
    }

    /// A line is an event, an array of events, a line of a recording, or the beginning of an array over several lines.
    private func events(in line: [UInt8]) throws -> [[UInt8]] {
        guard JSONText.firstByte(of: line) == UInt8(ascii: "[") else { return [recorded(line) ?? line] }
        if let elements = JSONText.elements(of: line) { return elements.map { Array(line[$0]) } }
        var text = line
        while let more = try lines?.next() { text += [0x0A] + more }
        return JSONText.elements(of: text)?.map { Array(text[$0]) } ?? [text]
    }

    /// The event of a recording's line; nil where it is none.
    private func recorded(_ line: [UInt8]) -> [UInt8]? {
        guard let value = try? JSONParser.parse(line), value["receivedAt"] != nil, value["specversion"] == nil else {
            return nil
        }
        return value["event"]?.bytes
    }
}
