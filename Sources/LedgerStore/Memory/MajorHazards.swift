import Ledgers

/// The major hazards that are open, by their enterprise: an incident asks for those of one.
struct MajorHazards {
    private var byName: [ExactText: Set<String>] = [:]
    private var byCode: [String: Set<String>] = [:]

    /// - Parameters:
    ///   - old: nil for a hazard that is new.
    ///   - hazard: nil for one that goes.
    mutating func replace(_ old: Hazard?, by hazard: Hazard?) {
        if let old, Self.isMeant(old) { remove(old) }
        if let hazard, Self.isMeant(hazard) { add(hazard) }
    }

    /// The numbers of all that may be the enterprise's (``Enterprise/isSame(as:)``), and maybe of some that are not.
    func open(maybeOf enterprise: Enterprise) -> Set<String> {
        let byName = byName[ExactText(enterprise.name)] ?? []
        return enterprise.uscc.flatMap { byCode[$0] }.map(byName.union) ?? byName
    }

    private static func isMeant(_ hazard: Hazard) -> Bool { hazard.state == .open && hazard.level == .major }

    private mutating func add(_ hazard: Hazard) {
        byName[ExactText(hazard.enterprise.name), default: []].insert(hazard.number)
        if let code = hazard.enterprise.uscc { byCode[code, default: []].insert(hazard.number) }
    }

    private mutating func remove(_ hazard: Hazard) {
        byName.remove(hazard.number, from: ExactText(hazard.enterprise.name))
        if let code = hazard.enterprise.uscc { byCode.remove(hazard.number, from: code) }
    }
}

extension Dictionary where Value == Set<String> {
    /// An empty set does not stay.
    fileprivate mutating func remove(_ number: String, from key: Key) {
        self[key]?.remove(number)
        if self[key]?.isEmpty == true { self[key] = nil }
    }
}
