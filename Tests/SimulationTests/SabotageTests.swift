import Ledgers
import Simulation
import Testing

@testable import LedgerStore

/// The simulation finds bugs: with each of these, a few seeds are enough.
@Suite(.serialized) struct SabotageTests {
    /// A bug, and a part of what has to be said of it.
    struct Bug: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sign: String
        var sabotage = Sabotage()

        init(_ name: String, sign: String, _ change: (inout Sabotage) -> Void) {
            testDescription = name
            self.sign = sign
            change(&sabotage)
        }
    }

    static let bugs = [
        Bug("a disk acknowledges before its fsync", sign: "was acknowledged (200) and is not in the log") {
            $0.acknowledgesBeforeSync = true
        },
        Bug("a failed fsync is passed over", sign: "is not in the log") { $0.ignoresFailedSync = true },
        Bug("rows are published before they are durable", sign: "published") { $0.publishesBeforeSync = true },
        Bug("the ingest answers before the commit", sign: "was acknowledged (200) and is not in the log") {
            $0.answersBeforeCommit = true
        },
        Bug("a clock that is set wakes nobody", sign: "late while the node runs undisturbed") {
            $0.ignoresClockSteps = true
        },
        Bug("a producer forgets in a crash", sign: "got no final reply") { $0.forgetsUnanswered = true },
        Bug("a listener acknowledges too early", sign: "was never delivered") { $0.acknowledgesFirst = true },
        Bug("the store forgets which events it has", sign: "is an event for the second time") {
            $0.tamper = { ($0 as? MemoryTables)?.eventPositions.removeAll() }
        },
        Bug("timers get lost", sign: "the timer") {
            $0.tamper = { store in
                guard let timer = try store.firstTimer(), timer.due.milliseconds % 7 == 0 else { return }
                try store.cancel(timer)
            }
        },
        Bug("an escalation is raised twice", sign: "was raised more than once") {
            $0.tamper = { store in
                // Once: whoever hears of an escalation commits too, which would be the next occasion, for ever.
                let rows = try store.rows(from: try store.head().position - 1, limit: 2, filter: .all)
                guard let row = rows.last, row.draft.type == "escalation", row.draft != rows.first?.draft else {
                    return
                }
                _ = try store.append(row.draft)
            }
        },
        Bug("a dead letter gets lost", sign: "has no dead letter") {
            $0.tamper = { store in
                guard let letter = try store.deadLetter(2), letter.id != "lost" else { return }
                var other = letter
                (other.source, other.id, other.body) = ("/nobody", "lost", [])
                try store.save(other)
            }
        },
        Bug("the ledgers drift from the log", sign: "the hazard H-1 is not what the log gives") {
            $0.tamper = { store in
                guard var hazard = try store.hazard("H-1"), hazard.reopened == 1 else { return }
                hazard.reopened = 2
                try store.save(hazard)
            }
        },
    ]

    @Test("is found", arguments: bugs)
    func isFound(_ bug: Bug) async {
        let seeds: ClosedRange<UInt64> = 1...100
        let found = await apart {
            seeds.first { seed in
                Simulation(seed: seed, sabotage: bug.sabotage).run().violations.contains { $0.contains(bug.sign) }
            }
        }
        #expect(found != nil, "not within \(seeds.count) seeds")
    }
}
