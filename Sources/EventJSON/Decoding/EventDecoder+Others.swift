import Ledgers

/// The data of the events about measures, incidents, escalations and the watch list (section 3).
extension EventDecoder {
    func measure(_ data: inout FieldReader) throws(Fault) -> MeasureReport {
        let report = MeasureReport(
            kind: try data.requiredOneOf("kind", MeasureKind.self),
            status: try data.requiredOneOf("status", MeasureStatus.self),
            enterprise: try data.requiredEnterprise(), area: try data.requiredArea(),
            hazard: try data.optionalNumber("hazard"), incident: try data.optionalNumber("incident"))
        _ = try data.text("document", upTo: 100)
        _ = try data.money("amountYuan")
        _ = try data.text("person", upTo: 100)
        _ = try data.text("note", upTo: 2_000)
        return report
    }

    func incident(_ data: inout FieldReader) throws(Fault) -> IncidentReport {
        let enterprise = try data.requiredEnterprise()
        let area = try data.requiredArea()
        let sector = try data.requiredSector(of: sectors)
        let occurredAt = try data.requiredInstant("occurredAt")
        let report = IncidentReport(
            enterprise: enterprise, area: area, sector: sector, occurredAt: occurredAt,
            description: try data.requiredText("description", upTo: 2_000), figures: try figures(&data))
        _ = try data.text("category", upTo: 100)
        try checkRelatedHazards(&data)
        return report
    }

    private func figures(_ data: inout FieldReader) throws(Fault) -> IncidentFigures {
        IncidentFigures(
            deaths: try data.count("deaths"), missing: try data.count("missing"),
            seriousInjuries: try data.count("seriousInjuries"), minorInjuries: try data.count("minorInjuries"),
            directLossYuan: try data.money("directLossYuan"))
    }

    private func checkRelatedHazards(_ data: inout FieldReader) throws(Fault) {
        guard let items = try data.array("relatedHazards", upTo: 100) else { return }
        for (index, item) in items.enumerated() {
            guard let number = item.stringPart, number.withBytes(FieldReader.isNumber) else {
                throw Fault(
                    .invalidData, at: data.pointer(to: "relatedHazards") + "/\(index)",
                    "a hazard's number is 1 to 128 visible ASCII characters without /")
            }
        }
    }

    func acknowledged(_ data: inout FieldReader) throws(Fault) -> Acknowledged {
        let by = try data.requiredText("by", upTo: 100)
        _ = try data.text("note", upTo: 2_000)
        return Acknowledged(by: by)
    }

    func watch(_ data: inout FieldReader) throws(Fault) -> WatchRequest {
        let watched = Watched(
            kind: try data.requiredOneOf("kind", Watched.Kind.self), name: try data.requiredText("name", upTo: 200))
        _ = try data.enterprise()
        let action = try data.requiredOneOf("action", WatchRequest.Action.self)
        _ = try data.requiredText("reason", upTo: 2_000)
        return WatchRequest(watched: watched, action: action)
    }
}
