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

    public func stage(_ code: String) -> Stage? {
        stages.first { $0.code == code }
    }
}

extension Policy.Incidents {
    func isOwn(_ stage: String) -> Bool {
        [lateReport.code, openHazard.code, incident.code].contains(stage)
    }
}
