extension NodeConfiguration {
    /// Refuses values that are allowed one by one and make no sense together.
    func refuseContradictions(at places: Places) throws(ConfigurationError) {
        try refuseSharedEndpoints(places)
        let (queued, batch) = (limits.queuedEvents, limits.batchEvents)
        if queued < batch {
            throw places["limits.queuedEvents"].refusal(
                "\(queued) is below limits.batchEvents (\(batch)), so no full batch would fit")
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
