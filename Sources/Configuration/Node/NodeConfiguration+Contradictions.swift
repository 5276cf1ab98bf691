import Ledgers

extension NodeConfiguration {
    /// Refuses values that are allowed one by one and make no sense together.
    func refuseContradictions(at places: Places, hasOffices: Bool) throws(ConfigurationError) {
        try refuseSharedEndpoints(places)
        let (queued, batch) = (limits.queuedEvents, limits.batchEvents)
        if queued < batch {
            throw places["limits.queuedEvents"].refusal(
                "\(queued) is below limits.batchEvents (\(batch)), so no full batch would fit")
        }
        try refuseHalfOfCurve(places, hasOffices: hasOffices)
    }

    /// Without the node's key nobody could connect, and without offices nobody may.
    private func refuseHalfOfCurve(_ places: Places, hasOffices: Bool) throws(ConfigurationError) {
        if hasOffices, curveKey == nil {
            throw places["offices"].refusal("goes with curveKey, the node's own keys; make them with duban keygen node")
        }
        if !hasOffices, curveKey != nil {
            throw places["curveKey"].refusal("goes with offices; without them nobody could connect")
        }
        for (index, subscription) in subscribe.enumerated() where (subscription.office != nil) != hasOffices {
            throw places["subscribe[\(index)]"].refusal(
                hasOffices
                    ? "has no office; with offices, write {endpoint: …, office: <name>} to say whose events these are"
                    : "names an office, but there are no offices")
        }
    }

    /// Refuses what does not go with the offices.
    func refuseContradictions(
        with offices: Offices, at places: Places
    ) throws(ConfigurationError) {
        for (index, subscription) in subscribe.enumerated() {
            guard let name = subscription.office, offices.office(named: name) == nil else { continue }
            throw places["subscribe[\(index)].office"].refusal("\(name.quoted) is no office of the offices file")
        }
        for (key, endpoint) in endpoints where !endpoint.hasFreePort {
            guard let name = offices.all.first(where: { $0.tail == endpoint })?.name else { continue }
            throw places[key].refusal("\(endpoint.quoted) is the tail of the office \(name.quoted)")
        }
    }

    private func refuseSharedEndpoints(_ places: Places) throws(ConfigurationError) {
        var keys: [String: String] = [:]
        for (key, endpoint) in endpoints where !endpoint.hasFreePort {
            if let other = keys.updateValue(key, forKey: endpoint) {
                throw places[key].refusal("\(endpoint.quoted) is taken by \(other)")
            }
        }
    }

    private var endpoints: [(key: String, endpoint: String)] {
        [("ingest", ingest), ("feed", feed), ("tail", tail), ("query", query)]
    }
}

extension String {
    /// Whether the system chooses the port, so that two sockets get different ones.
    fileprivate var hasFreePort: Bool {
        hasPrefix("tcp://") && (hasSuffix(":*") || hasSuffix(":0"))
    }
}
