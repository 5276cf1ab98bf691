import HeapModule
import Ledgers

/// When which point has something due, at the latest: looked at again then. A point that is heard has it later than it stands here,
/// so that hearing it costs nothing.
struct Agenda: Sendable {
    private struct Entry: Comparable {
        let due: Instant
        let index: Int

        static func < (left: Entry, right: Entry) -> Bool {
            (left.due, left.index) < (right.due, right.index)
        }
    }

    private var entries = Heap<Entry>()
    /// Of each point, where it stands.
    private var scheduled: [Instant?]

    init(points: Int) {
        scheduled = Array(repeating: nil, count: points)
    }

    /// The instant at which something may be due.
    var next: Instant? { entries.min?.due }

    /// Notes when a point has something due; what stands there already is earlier or goes.
    mutating func note(_ due: Instant?, of index: Int) {
        guard let due, scheduled[index].map({ due < $0 }) ?? true else { return }
        scheduled[index] = due
        entries.insert(Entry(due: due, index: index))
    }

    /// Takes the first point off that may have something due by then; the first of the list at the same instant.
    mutating func take(dueBy instant: Instant) -> (due: Instant, index: Int)? {
        while let entry = entries.min, entry.due <= instant {
            entries.removeMin()
            guard scheduled[entry.index] == entry.due else { continue }
            scheduled[entry.index] = nil
            return (entry.due, entry.index)
        }
        return nil
    }
}
