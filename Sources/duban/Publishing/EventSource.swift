import EventJSON

/// The events of some files, one after the other, and where each one stands: as a sequence, or parcel by parcel.
///
/// A sequence can't throw: what can't be read ends it, and is found in ``failure``.
final class EventSource: Sequence, IteratorProtocol {
    /// An event, and the file and line that it stands in.
    struct Item {
        let bytes: [UInt8]
        let place: Place
    }

    private var paths: [String]
    private var lines: LineReader?
    private var pending: ArraySlice<Item> = []
    private var places: [Place] = []
    private(set) var failure: (any Error)?

    init(paths: [String]) {
        self.paths = paths.reversed()
    }

    /// The file and line of an event, counted from 0 in the order in which the sequence gave them out.
    func place(of number: Int) -> String {
        places.indices.contains(number) ? "\(places[number])" : "?"
    }

    func next() -> [UInt8]? {
        do {
            guard let item = try nextItem() else { return nil }
            places.append(item.place)
            return item.bytes
        } catch {
            failure = error
            return nil
        }
    }

    /// The next events: one, and those that are there already without waiting for more input, up to so many events or
    /// about so many bytes.
    ///
    /// - Returns: nothing at the end.
    func parcel(upTo count: Int, bytes: Int) throws -> [Item] {
        var parcel: [Item] = []
        var size = 0
        while parcel.count < count, size < bytes, parcel.isEmpty || hasMore, let item = try nextItem() {
            parcel.append(item)
            size += item.bytes.count
        }
        return parcel
    }

    private var hasMore: Bool { !pending.isEmpty || lines?.hasWholeLine == true }

    private func nextItem() throws -> Item? {
        while pending.isEmpty { guard try readOn() else { return nil } }
        return pending.popFirst()
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
        let events = try events(in: line)
        let place = Place(file: lines?.name ?? "", line: lines?.number ?? 0)
        pending = events.map { Item(bytes: $0, place: place) }[...]
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
