import Ledgers

extension Policy {
    /// Refuses values that are allowed one by one and make no sense together.
    func refuseContradictions(at places: Places) throws(ConfigurationError) {
        try refuseUnorderedLadder(places)
        try refuseSharedCodes(places)
        try refuseUnknownOverdueStage(places)
        try refuseUnorderedThresholds(places)
    }

    private func refuseUnorderedLadder(_ places: Places) throws(ConfigurationError) {
        let ladder = escalations.ladder
        for (index, (lower, higher)) in zip(ladder, ladder.dropFirst()).enumerated() where higher.days <= lower.days {
            let fault = "\(higher.days) is not later than the \(lower.days) of \(lower.stage.code)"
            throw places["escalations.ladder[\(index + 1)].days"].refusal("\(fault); list the lowest stage first")
        }
    }

    /// Ids of escalations are made of subject and stage, so no two stages may share a code.
    private func refuseSharedCodes(_ places: Places) throws(ConfigurationError) {
        var paths: [String: String] = [:]
        for (path, code) in codes {
            if let other = paths.updateValue(path, forKey: code) {
                throw places["\(path).code"].refusal("\(code.quoted) is the code of \(other) already")
            }
        }
    }

    private var codes: [(path: String, code: String)] {
        escalations.ladder.enumerated().map { ("escalations.ladder[\($0)]", $1.stage.code) } + [
            ("escalations.verify", escalations.verify.code), ("incidents.lateReport", incidents.lateReport.code),
            ("incidents.openHazard", incidents.openHazard.code), ("incidents.incident", incidents.incident.code),
        ]
    }

    private func refuseUnknownOverdueStage(_ places: Places) throws(ConfigurationError) {
        let stages = escalations.ladder.map(\.stage.code)
        if stages.contains(escalations.overdueStage) { return }
        let allowed = stages.joined(separator: ", ")
        throw places["escalations.overdueStage"].refusal(
            "\(escalations.overdueStage.quoted) is no stage of the ladder; allowed are \(allowed)")
    }

    private func refuseUnorderedThresholds(_ places: Places) throws(ConfigurationError) {
        let pairs = zip(incidents.thresholds, incidents.thresholds.dropFirst())
        for (index, (higher, lower)) in pairs.enumerated() {
            guard let (key, fault) = lower.fault(below: higher) else { continue }
            throw places["incidents.thresholds[\(index + 1)].\(key)"].refusal(fault)
        }
    }
}

extension IncidentThreshold {
    /// The key and the reason for which this threshold cannot come after a higher one; nil where it can.
    fileprivate func fault(below higher: IncidentThreshold) -> (key: String, fault: String)? {
        let above = higher.incidentClass.rawValue
        if incidentClass >= higher.incidentClass {
            return ("class", "\(incidentClass.rawValue.quoted) is not below \(above); list the highest class first")
        }
        let figures = [
            ("deaths", deaths < higher.deaths), ("seriousInjuries", seriousInjuries < higher.seriousInjuries),
            ("directLossYuan", directLossYuan < higher.directLossYuan),
        ]
        return figures.first { !$0.1 }.map { ($0.0, "is not below the figure of \(above), which is a higher class") }
    }
}
