import Ledgers

/// The data of the events about hazards (section 3).
extension EventDecoder {
    func hazardFound(_ data: inout FieldReader) throws(Fault) -> HazardFound {
        let found = HazardFound(
            enterprise: try data.requiredEnterprise(), area: try data.requiredArea(),
            sector: try data.requiredSector(of: sectors),
            level: try data.requiredOneOf("level", HazardLevel.self),
            deadline: try data.date("deadline"), details: try hazardDetails(&data))
        try checkDoubleReport(&data)
        try checkLocation(&data)
        try data.checkEvidence()
        return found
    }

    private func hazardDetails(_ data: inout FieldReader) throws(Fault) -> HazardDetails {
        let details = HazardDetails(
            description: try data.requiredText("description", upTo: 2_000),
            foundBy: try data.requiredOneOf("foundBy", FoundBy.self),
            leadDepartment: try data.text("leadDepartment", upTo: 100),
            responsibleUnit: try data.text("responsibleUnit", upTo: 200),
            responsiblePerson: try data.text("responsiblePerson", upTo: 100),
            measures: try data.text("measures", upTo: 2_000), fundsYuan: try data.money("fundsYuan"),
            plan: try data.text("plan", upTo: 2_000), campaign: try data.text("campaign", upTo: 100),
            recurrenceOf: try data.optionalNumber("recurrenceOf"),
            riskColour: try data.oneOf("riskColour", RiskColour.self), point: try data.measuredBreach("point"))
        if details.point != nil, details.foundBy != .sensor {
            throw data.fault(at: "point", "point goes only with foundBy sensor")
        }
        return details
    }

    /// 双报告: to the regulator and to the workers; the instants stay in the log.
    private func checkDoubleReport(_ data: inout FieldReader) throws(Fault) {
        guard var fields = try data.object("doubleReported") else { return }
        for name in ["regulatorAt", "workersAt"] as [StaticString] { _ = try fields.instant(name) }
        try fields.refuseOthers()
    }

    private func checkLocation(_ data: inout FieldReader) throws(Fault) {
        guard var fields = try data.object("location") else { return }
        for (name, limit) in [("longitude", 180.0), ("latitude", 90.0)] as [(StaticString, Double)] {
            guard try fields.double(name, in: -limit...limit) != nil else { throw fields.missing(name) }
        }
        try fields.refuseOthers()
    }

    func rectified(_ data: inout FieldReader, timeLimit: Instant) throws(Fault) -> Rectified {
        _ = try data.requiredText("summary", upTo: 2_000)
        _ = try data.money("fundsYuan")
        _ = try data.text("by", upTo: 100)
        try data.checkEvidence()
        return Rectified(rectifiedAt: try data.optionalInstant("rectifiedAt", upTo: timeLimit))
    }

    func verified(_ data: inout FieldReader) throws(Fault) -> Verified {
        let result = try data.requiredOneOf("result", Verified.Result.self)
        _ = try data.requiredText("by", upTo: 100)
        _ = try data.text("note", upTo: 2_000)
        let newDeadline = try data.date("newDeadline")
        if newDeadline != nil, result == .passed {
            throw data.fault(at: "newDeadline", "newDeadline goes only with the result failed")
        }
        return Verified(result: result, newDeadline: newDeadline)
    }

    func extended(_ data: inout FieldReader) throws(Fault) -> Extended {
        guard let newDeadline = try data.date("newDeadline") else { throw data.missing("newDeadline") }
        _ = try data.requiredText("reason", upTo: 2_000)
        _ = try data.requiredText("approvedBy", upTo: 100)
        return Extended(newDeadline: newDeadline)
    }

    func amended(_ data: inout FieldReader) throws(Fault) -> Amended {
        _ = try data.requiredText("reason", upTo: 2_000)
        let amended = Amended(
            level: try data.oneOf("level", HazardLevel.self),
            description: try data.text("description", upTo: 2_000),
            sector: try data.sector(of: sectors), area: try data.area(), enterprise: try data.enterprise(),
            responsibleUnit: try data.text("responsibleUnit", upTo: 200),
            responsiblePerson: try data.text("responsiblePerson", upTo: 100),
            leadDepartment: try data.text("leadDepartment", upTo: 100),
            approvedBy: try data.text("approvedBy", upTo: 100))
        guard amended != Amended(approvedBy: amended.approvedBy) else {
            throw Fault(.invalidData, at: data.pointer, "amended changes nothing: give at least one field to replace")
        }
        return amended
    }

    func withdrawn(_ data: inout FieldReader) throws(Fault) -> Withdrawn {
        _ = try data.requiredText("reason", upTo: 2_000)
        _ = try data.requiredText("by", upTo: 100)
        return Withdrawn(approvedBy: try data.text("approvedBy", upTo: 100))
    }
}
