import Ledgers

/// The parked events as a writing transaction knows them: single ones, and all that wait for some hazards.
struct HeldParked {
    let rows = HeldRows<Int64, ParkedEvent>()
    /// In the order of the log.
    private var positions: [String: [Int64]] = [:]

    var count: Int { rows.count + positions.count }

    /// Nil where they are not known.
    func events(for hazard: String) -> [ParkedEvent]? {
        positions[hazard]?.compactMap { rows.find($0) ?? nil }
    }

    /// - Parameter events: all that wait for the hazard on the server, in the order of the log; of these, some may have been taken
    ///   off since.
    mutating func learn(_ events: [ParkedEvent], for hazard: String) {
        guard positions[hazard] == nil else { return }
        positions[hazard] = events.map(\.position)
        for event in events { rows.learn(event, for: event.position) }
    }

    /// - Precondition: those that wait for the same hazard are known.
    mutating func park(_ event: ParkedEvent) {
        rows.set(event, for: event.position)
        let others = positions[event.event.subject]
        positions[event.event.subject] = others.map { ($0 + [event.position]).sorted() }
    }

    mutating func unpark(_ position: Int64) {
        if let event = rows.find(position) ?? nil { positions[event.event.subject]?.removeAll { $0 == position } }
        rows.set(nil, for: position)
    }

    /// - Precondition: everything was sent.
    mutating func forget() {
        rows.forget()
        positions = [:]
    }
}
