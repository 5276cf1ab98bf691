import DubanTestKit
import Ledgers
import Testing

@Suite("Whatever is published, the ledgers agree with the entities")
struct LedgerInvariantTests {
    /// What is left after a random stream.
    private func desk(_ seed: UInt64) -> Desk {
        // Every other one with verification of general hazards too.
        let desk = Desk { $0.hazards.verifiedLevels = seed.isMultiple(of: 2) ? [.major] : [.general, .major] }
        desk.publish(RandomStream(seed: seed, count: 60))
        return desk
    }

    private let numbers = ["H-1", "H-2", "H-3", "X"]

    @Test(
        "rectify: open while the hazard is open or rectified, closed and withdrawn with it",
        arguments: RandomStream.seeds(from: 2000))
    func rectify(seed: UInt64) {
        let desk = desk(seed)
        for hazard in numbers.compactMap(desk.hazard) {
            let entry = desk.entry(hazard.number, in: "rectify")
            let expected: LedgerEntry.Status =
                switch hazard.state {
                case .open, .rectified: .open
                case .closed: .closed
                case .withdrawn: .withdrawn
                }
            #expect(entry?.status == expected, "\(hazard.number)")
            #expect(entry?.openedAt == hazard.foundAt && entry?.closedAt == hazard.closedAt, "\(hazard.number)")
        }
    }

    @Test(
        "supervise: open exactly while a major hazard is open or rectified", arguments: RandomStream.seeds(from: 2100))
    func supervise(seed: UInt64) {
        let desk = desk(seed)
        for hazard in numbers.compactMap(desk.hazard) {
            let isAtWork = hazard.state == .open || hazard.state == .rectified
            let entry = desk.entry(hazard.number, in: "supervise")
            #expect((entry?.status == .open) == (isAtWork && hazard.level == .major), "\(hazard.number)")
            if hazard.level == .major { #expect(entry != nil, "\(hazard.number)") }
        }
    }

    @Test("An entry has a closedAt exactly when it is not open", arguments: RandomStream.seeds(from: 2200))
    func closedAt(seed: UInt64) {
        let desk = desk(seed)
        for subject in numbers + ["M-0", "M-1", "M-2", "SG-1", "SG-2"] {
            for ledger in desk.ledgers(of: subject) {
                let entry = desk.entry(subject, in: ledger)
                #expect((entry?.status == .open) == (entry?.closedAt == nil), "\(subject) in \(ledger)")
            }
        }
    }

    @Test("A hazard's instants and counts agree with its state", arguments: RandomStream.seeds(from: 2300))
    func hazards(seed: UInt64) {
        let desk = desk(seed)
        for hazard in numbers.compactMap(desk.hazard) {
            #expect((hazard.closedAt == nil) == (hazard.state == .open || hazard.state == .rectified))
            #expect((hazard.closedReceivedAt != nil) == (hazard.state == .closed))
            if hazard.state == .open { #expect(hazard.rectifiedAt == nil) }
            if hazard.state == .rectified { #expect(hazard.rectifiedAt != nil) }
            #expect(hazard.extensions > 0 || hazard.reopened > 0 || hazard.deadline >= hazard.originalDeadline)
        }
    }

    @Test(
        "Grave incidents have an entry, and nothing waits longer than 7 days", arguments: RandomStream.seeds(from: 2400)
    )
    func incidentsAndParked(seed: UInt64) {
        let desk = desk(seed)
        for incident in ["SG-1", "SG-2", "X"].compactMap(desk.incident) where incident.round > 0 {
            #expect(desk.entry(incident.number, in: "accountability") != nil)
        }
        // The stream's end lies 8 days after its last event.
        #expect(desk.parked.isEmpty)
    }
}
