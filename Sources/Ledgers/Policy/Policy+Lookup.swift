extension Policy.Escalations {
    /// Where a stage stands on the ladder, counted from 0; nil where it is none of the ladder's.
    func index(of code: String) -> Int? {
        ladder.firstIndex { $0.stage.code == code }
    }

    var overdueIndex: Int { index(of: overdueStage) ?? 0 }
}

extension Policy {
    /// The stages that the policy names, in the order in which people know them.
    public var stages: [Stage] {
        escalations.ladder.map(\.stage) + [escalations.verify]
            + [incidents.lateReport, incidents.openHazard, incidents.incident]
    }

    /// The stages of the ladder above the overdue one, shipped `city` and `leader`: for their escalations a 督办函 is written.
    public var supervisedStages: [Stage] {
        escalations.ladder.dropFirst(escalations.overdueIndex + 1).map(\.stage)
    }

    public func stage(_ code: String) -> Stage? {
        stages.first { $0.code == code }
    }
}

extension Policy.Incidents {
    func isOwn(_ stage: String) -> Bool {
        [lateReport.code, openHazard.code, incident.code].contains(stage)
    }
}
