import DubanTestKit
import LedgerStore
import Ledgers
import Testing

@Suite("Whatever is published, escalations keep to their rules")
struct EscalationInvariantTests {
    private let ladder = ["remind", "overdue", "city", "leader"]
    private let incidentStages = ["late-report", "open-hazard", "incident"]

    private func desk(_ seed: UInt64) -> Desk {
        // Every other one with verification of general hazards too.
        let desk = Desk { $0.hazards.verifiedLevels = seed.isMultiple(of: 2) ? [.major] : [.general, .major] }
        desk.publish(RandomStream(seed: seed, count: 60))
        return desk
    }

    /// The ids of the log's rows of a type, in its order.
    private func ids(_ type: String, in desk: Desk) -> [EscalationID] {
        desk.rows.filter { $0.draft.type == type }
            .compactMap { EscalationID($0.draft.id.replacing("/resolved", with: "")) }
    }

    @Test("An id is raised once, and resolved at most once", arguments: RandomStream.seeds(from: 1000))
    func unique(seed: UInt64) {
        let desk = desk(seed)
        for type in ["escalation", "escalation-resolved"] {
            let ids = ids(type, in: desk)
            #expect(Set(ids).count == ids.count, "\(type)")
        }
    }

    @Test("n counts from 1 without gaps within subject, round and stage", arguments: RandomStream.seeds(from: 1100))
    func numbers(seed: UInt64) {
        let raised = ids("escalation", in: desk(seed))
        for (key, group) in Dictionary(grouping: raised, by: { "\($0.subject)/\($0.round)/\($0.stage)" }) {
            #expect(group.map(\.number) == Array(1...group.count), "\(key)")
        }
    }

    @Test(
        "After a hazard's escalations are resolved none of that round or an earlier one is raised",
        arguments: RandomStream.seeds(from: 1200))
    func afterResolution(seed: UInt64) {
        var resolvedRound: [String: Int] = [:]
        for row in desk(seed).rows {
            guard let id = EscalationID(row.draft.id.replacing("/resolved", with: "")) else { continue }
            guard !incidentStages.contains(id.stage) else { continue }
            if row.draft.type == "escalation-resolved" {
                resolvedRound[id.subject] = max(resolvedRound[id.subject] ?? 0, id.round)
            } else if row.draft.type == "escalation" {
                #expect(id.round > resolvedRound[id.subject] ?? 0, "\(id)")
            }
        }
    }

    @Test(
        "A stage of the ladder is raised once in a round, never after a higher one",
        arguments: RandomStream.seeds(from: 1300))
    func climbing(seed: UInt64) {
        let firsts = ids("escalation", in: desk(seed)).filter { ladder.contains($0.stage) && $0.number == 1 }
        for (key, group) in Dictionary(grouping: firsts, by: { "\($0.subject)/\($0.round)" }) {
            let steps = group.compactMap { ladder.firstIndex(of: $0.stage) }
            #expect(steps == Set(steps).sorted(), "\(key)")
        }
    }

    @Test("Only the last stage, verify and an incident's are repeated", arguments: RandomStream.seeds(from: 1400))
    func repeats(seed: UInt64) {
        let repeated = ids("escalation", in: desk(seed)).filter { $0.number > 1 }.map(\.stage)
        #expect(Set(repeated).isSubset(of: ["leader", "verify"] + incidentStages))
    }

    @Test(
        "Unresolved are only those of a hazard's present round, while it is open or rectified",
        arguments: RandomStream.seeds(from: 1500))
    func unresolved(seed: UInt64) {
        let desk = desk(seed)
        for hazard in ["H-1", "H-2", "H-3", "X"].compactMap(desk.hazard) {
            let ids = (desk.raised(hazard.number, .open) + desk.raised(hazard.number, .acknowledged))
                .compactMap { EscalationID("\(hazard.number)/\($0)") }
                .filter { !incidentStages.contains($0.stage) }
            #expect(ids.allSatisfy { $0.round == hazard.round }, "\(hazard.number)")
            let stages = Set(ids.map(\.stage))
            switch hazard.state {
            case .open: #expect(hazard.level == .major ? stages.isSubset(of: ladder) : stages.isEmpty)
            case .rectified: #expect(stages.isSubset(of: ["verify"]))
            case .closed, .withdrawn: #expect(stages.isEmpty)
            }
        }
    }

    @Test(
        "An open major hazard that is a day past its deadline has been escalated",
        arguments: RandomStream.seeds(from: 1600))
    func escalated(seed: UInt64) {
        let desk = desk(seed)
        let today = Zone.shanghai.date(of: RandomStream(seed: seed, count: 60).end)
        for hazard in ["H-1", "H-2", "H-3", "X"].compactMap(desk.hazard)
        where hazard.state == .open && hazard.level == .major && hazard.deadline < today {
            #expect(ladder.dropFirst().contains(hazard.raisedStage ?? ""), "\(hazard.number)")
            #expect(hazard.overdueFor != nil, "\(hazard.number)")
        }
    }

    @Test(
        "Escalations are raised at the instant of the row that tells of them", arguments: RandomStream.seeds(from: 1700)
    )
    func instants(seed: UInt64) {
        let desk = desk(seed)
        for row in desk.rows where row.draft.type == "escalation" {
            #expect(desk.escalation(row.draft.id)?.raisedAt == row.draft.at, "\(row.draft.id)")
        }
    }
}
