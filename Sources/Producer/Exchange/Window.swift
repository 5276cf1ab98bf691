import EventJSON

/// The events that have no final reply yet, in the order in which they were published: those that wait, and those that
/// are in flight, by request.
///
/// The order within a source is kept whatever is sent again: an event is in no request while an earlier one of its
/// source is in another, and what comes back goes to its old place among those that wait.
package struct Window {
    private let size: Int
    private let widest: BatchLimits
    private var limits: BatchLimits
    private var entries: [Int: Entry] = [:]
    /// Ascending.
    private var waiting: [Int] = []
    /// Oldest first.
    private var requests: [[Int]] = []
    /// The sources of the events in flight.
    private var busy: Set<String> = []
    private(set) var inFlight = 0

    init(size: Int, limits: BatchLimits) {
        self.size = size
        widest = limits
        self.limits = limits
    }

    var waitingCount: Int { waiting.count }
    var isEmpty: Bool { entries.isEmpty }

    /// The events of the oldest request in flight, which the next reply is to.
    var oldest: [OutgoingEvent]? {
        requests.first?.compactMap { entries[$0]?.event }
    }

    /// Takes an event. Numbers have to ascend.
    package mutating func append(_ event: OutgoingEvent, number: Int) {
        entries[number] = Entry(event)
        waiting.append(number)
    }

    /// Forgets events for which nobody waits any more. One in flight keeps its place until it is answered or comes
    /// back, so that replies still meet their requests.
    mutating func abandon(_ numbers: Range<Int>) {
        for number in numbers {
            if entries[number]?.isInFlight == true {
                entries[number]?.isAbandoned = true
            } else {
                entries[number] = nil
            }
        }
        waiting.removeSubrange(position(of: numbers.lowerBound)..<position(of: numbers.upperBound))
    }

    /// Where the first event that waits with this number or a later one stands: a binary search.
    private func position(of number: Int) -> Int {
        var range = waiting.indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = waiting[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// Forgets everything.
    mutating func removeAll() {
        self = Window(size: size, limits: widest)
    }
}

// MARK: - Sending

extension Window {
    /// The next request; nil where nothing waits that may go out now.
    mutating func nextRequest() -> Request? {
        let batch = nextBatch()
        guard !batch.numbers.isEmpty else { return nil }
        let repeats = batch.numbers.count { entries[$0]?.wasSent == true }
        depart(batch.numbers)
        return Request(body: batch.finished(), count: batch.numbers.count, repeats: repeats)
    }

    private func nextBatch() -> Batch {
        let room = min(limits.events, size - inFlight)
        var batch = Batch(limits: BatchLimits(events: room, bytes: limits.bytes))
        guard room > 0 else { return batch }
        for number in waiting.prefix(size) {
            guard let entry = entries[number], !isBusy(entry) else { continue }
            guard batch.add(entry.event, number: number) else { break }
        }
        return batch
    }

    private func isBusy(_ entry: Entry) -> Bool {
        entry.event.source.map(busy.contains) ?? false
    }

    private mutating func depart(_ numbers: [Int]) {
        for number in numbers {
            entries[number]?.isInFlight = true
            entries[number]?.wasSent = true
            if let source = entries[number]?.event.source { busy.insert(source) }
        }
        var left = numbers[...]
        waiting.removeAll { number in
            guard number == left.first else { return false }
            left.removeFirst()
            return true
        }
        requests.append(numbers)
        inFlight += numbers.count
    }
}

// MARK: - Coming back

extension Window {
    /// Takes the replies to the oldest request. Events whose reply is not final wait again.
    ///
    /// - Returns: the final replies that somebody waits for, by number.
    mutating func settle(_ replies: [Reply]) -> [(number: Int, reply: Reply)] {
        let answered = zip(arrive(), replies)
        putBack(answered.filter { !$1.isFinal }.map(\.0))
        return answered.filter { $1.isFinal }.compactMap { number, reply in
            entries.removeValue(forKey: number)?.isAbandoned == false ? (number, reply) : nil
        }
    }

    /// Takes the oldest request back as a whole.
    mutating func returnOldest() {
        putBack(arrive())
    }

    /// As ``returnOldest()``, for a request that was refused for being what it is: the next ones are half as large. In
    /// the end an event travels alone, and the answer is its own.
    mutating func returnOldestRefused() {
        let numbers = arrive()
        limits.bytes = numbers.reduce(0) { $0 + (entries[$1]?.event.bytes.count ?? 0) } / 2
        putBack(numbers)
    }

    /// Takes everything back, because the connection is lost. Another one may take larger requests.
    mutating func returnAll() {
        while !requests.isEmpty { returnOldest() }
        limits = widest
    }

    private mutating func arrive() -> [Int] {
        let numbers = requests.removeFirst()
        inFlight -= numbers.count
        for number in numbers {
            entries[number]?.isInFlight = false
            if let source = entries[number]?.event.source { busy.remove(source) }
        }
        return numbers
    }

    /// Nobody wants to know what becomes of an abandoned event: it is not sent again.
    private mutating func putBack(_ numbers: [Int]) {
        let wanted = numbers.filter { entries[$0]?.isAbandoned == false }
        for number in numbers where entries[number]?.isAbandoned == true { entries[number] = nil }
        guard !wanted.isEmpty else { return }
        waiting.append(contentsOf: wanted)
        waiting.sort()
    }
}

/// An event and how far it has come.
private struct Entry {
    let event: OutgoingEvent
    var isInFlight = false
    var wasSent = false
    var isAbandoned = false

    init(_ event: OutgoingEvent) {
        self.event = event
    }
}
