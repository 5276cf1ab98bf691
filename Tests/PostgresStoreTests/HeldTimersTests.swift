import DubanTestKit
import Ledgers
import Testing

@testable import PostgresStore

@Suite("PostgreSQL: timers as a transaction knows them")
struct HeldTimersTests {
    private static let noon = Instant(milliseconds: 1_700_000_000_000)

    private static func timer(_ subject: String, _ minutes: Int64, round: Int = 1) -> Timer {
        Timer(subject: subject, kind: .stage(round: round, stage: "city"), due: noon + .minutes(minutes))
    }

    /// What the server has, in its turn.
    private static func stored(_ timers: [Timer]) -> [HeldTimers.Scheduled] {
        timers.enumerated().map { HeldTimers.Scheduled(timer: $1, order: Int64($0 + 1)) }
    }

    @Test(
        "What the server has comes before what is scheduled here for the same instant, and is read on only where it is needed"
    )
    func turn() throws {
        var held = HeldTimers()
        #expect(held.first() == nil)
        held.learn(page: Self.stored([Self.timer("A", 5)]), isLast: false)
        held.learn([], of: "B")
        held.schedule(Self.timer("B", 5))
        #expect(held.first() == Self.timer("A", 5))
        held.learn(Self.stored([Self.timer("A", 5)]), of: "A")
        held.cancel(Self.timer("A", 5))
        // The server may have more that are due as early as the one that was read, and were scheduled before.
        #expect(held.first() == nil)
        held.schedule(Self.timer("B", 4, round: 2))
        #expect(held.first() == Self.timer("B", 4, round: 2))
        held.cancel(Self.timer("B", 4, round: 2))
        held.learn(page: [], isLast: true)
        #expect(held.first() == Self.timer("B", 5))
        held.cancel(Self.timer("B", 9))
        #expect(held.first() == .some(nil))
    }

    @Test("What goes to the server is what is left of it, in the order of scheduling")
    func changes() {
        var held = HeldTimers()
        held.learn(Self.stored([Self.timer("A", 1), Self.timer("A", 2, round: 2)]), of: "A")
        for timer in [Self.timer("A", 9), Self.timer("A", 3, round: 3), Self.timer("A", 3, round: 4)] {
            held.schedule(timer)
        }
        held.cancel(Self.timer("A", 3, round: 4))
        #expect(held.list(of: "A") == [Self.timer("A", 2, round: 2), Self.timer("A", 3, round: 3), Self.timer("A", 9)])
        let changes = held.takeChanges()
        #expect(changes.removed == [1])
        #expect(changes.added == [Self.timer("A", 9), Self.timer("A", 3, round: 3)])
        #expect(held.list(of: "A") == nil && !held.hasChanges)
    }
}
