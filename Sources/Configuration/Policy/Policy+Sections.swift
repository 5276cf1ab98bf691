import Ledgers

extension Policy.Events {
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("futureLimit", as: .span(.seconds(0) ... .days(1)), into: &futureLimit)
        try section.read("clockSkew", as: .span(.seconds(0) ... .days(1)), into: &clockSkew)
        try section.read("parkedFor", as: .span(.minutes(1) ... .days(365)), into: &parkedFor)
    }
}

extension Policy.Hazards {
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("majorDeadlineDays", as: .integer(1...3_650), into: &majorDeadlineDays)
        try section.read("generalDeadlineDays", as: .integer(1...3_650), into: &generalDeadlineDays)
        try section.read("renewedDeadlineDays", as: .integer(1...3_650), into: &renewedDeadlineDays)
        try section.read("verifiedLevels", as: .list(of: .choice).distinct(), into: &verifiedLevels)
    }
}

extension Policy.Escalations {
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("ladder", as: .list(of: .ladderStage), into: &ladder)
        try section.read("overdueStage", as: .code, into: &overdueStage)
        try section.read("acknowledgeWithin", as: .span(.minutes(1) ... .days(365)), into: &acknowledgeWithin)
        try section.read("repeatEvery", as: .span(.minutes(1) ... .days(365)), into: &repeatEvery)
        try section.read(
            "repeatAcknowledgedAfter", as: .span(.minutes(1) ... .days(365)), into: &repeatAcknowledgedAfter)
        try verify.read(from: section.section("verify"))
        try section.read("verifyWithinDays", as: .integer(0...365), into: &verifyWithinDays)
    }
}

extension Policy.Incidents {
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("lateAfter", as: .span(.minutes(1) ... .days(30)), into: &lateAfter)
        try section.read("thresholds", as: .list(of: .threshold), into: &thresholds)
        try section.read("graveFrom", as: .choice, into: &graveFrom)
        try lateReport.read(from: section.section("lateReport"))
        try openHazard.read(from: section.section("openHazard"))
        try incident.read(from: section.section("incident"))
    }
}

extension Policy.Watchlist {
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("overdueMajors", as: .integer(1...1_000), into: &overdueMajors)
        try section.read("reopenings", as: .integer(1...1_000), into: &reopenings)
    }
}

extension Policy.Monitoring {
    mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("leaderAtOnce", as: .possiblyEmptyList(of: .kind).distinct(), into: &leaderAtOnce)
        try section.read("continuesWithin", as: .span(.seconds(0) ... .days(1)), into: &continuesWithin)
        try section.read("silentAfterIntervals", as: .integer(2...100), into: &silentAfterIntervals)
        try section.read("lateBy", as: .span(.minutes(1) ... .days(30)), into: &lateBy)
        try section.read("keepMinutes", as: .span(.hours(1) ... .days(366)), into: &keepMinutes)
    }
}
