import EventJSON
import Ledgers

/// A node with open major hazards, each with the timers of its ladder, on a test clock that runs as fast as the machine's: it
/// starts some seconds before midnight, when part of the hazards become overdue all at once.
struct TimerSuite: Suite {
    static let name = "timers"
    static let abstract = "a node with many open major hazards: at rest, and when many of them come due at once"

    func figures(in workshop: Workshop) async throws -> [Figure] {
        let effort = workshop.effort
        let hazards = OpenHazards(open: effort.openHazards, due: effort.dueHazards)
        let prepared = try await hazards.log.folder(in: workshop)
        var runs: [TimerStage.Run] = []
        for _ in 0..<effort.heavyRounds {
            let folder = try workshop.copy(of: prepared)
            let stage = try TimerStage(workshop, hazards, folder)
            runs.append(try await stage.run())
        }
        return figures(of: runs, hazards)
    }

    private func figures(of runs: [TimerStage.Run], _ hazards: OpenHazards) -> [Figure] {
        let name = "timers/\(hazards.open)"
        let meanwhile = runs.flatMap(\.latenciesMeanwhile)
        return [
            Figure("\(name)/idle-cpu", .percent, runs: runs.map(\.idlePercent)),
            Figure("\(name)/resident", .mebibytes, runs: runs.map(\.residentMebibytes)),
            Figure("\(name)/due-\(hazards.due)", .seconds, runs: runs.map(\.raisedSeconds)),
            Figure(
                "\(name)/due-\(hazards.due)/events-meanwhile", .eventsPerSecond, runs: runs.map(\.rateMeanwhile),
                latencies: meanwhile),
            Figure("\(name)/resident-after", .mebibytes, runs: runs.map(\.residentAfter)),
        ].compactMap(\.self)
    }
}
