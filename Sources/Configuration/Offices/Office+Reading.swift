import Ledgers

/// Where an office follows what happens.
enum TailAccess: Hashable {
    case none
    /// With all others that see everything.
    case common
    case own(endpoint: String)
}

extension Format where Value == Office {
    static var office: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            var office = Office(
                name: try section.required("name", as: .text(atMost: 100)),
                keys: try section.required("keys", as: Format<[String]>.list(of: .publicKey).distinct()),
                areas: AreaScope([]))
            try section.read("areas", as: .areas, into: &office.areas)
            try section.read("sources", as: .possiblyEmptyList(of: .source).distinct(), into: &office.sources)
            try office.readTypes(from: section)
            let tail = try office.readRights(from: section)
            try office.limits.read(from: section.section("limits"))
            try section.refuseUnknownKeys()
            try office.refuseContradictions(at: section.place, tail)
            return office
        }
    }
}

extension Office {
    fileprivate mutating func readTypes(from section: Section) throws(ConfigurationError) {
        var published: [PublishedType] = []
        try section.read("types", as: .publishedTypes, into: &published)
        types = published.compactMap(\.event)
        mayMeasure = published.contains(.reading)
    }

    fileprivate mutating func readRights(from section: Section) throws(ConfigurationError) -> TailAccess {
        var (acknowledges, tail) = (false, TailAccess.none)
        try section.read("acknowledge", as: .flag, into: &acknowledges)
        try section.read("tail", as: .tailAccess, into: &tail)
        try section.read("query", as: .flag, into: &mayAsk)
        if acknowledges { types.append(.acknowledged) }
        mayFollow = tail != .none
        if case .own(let endpoint) = tail { self.tail = endpoint }
        return tail
    }

    /// Refuses an office to which something is given that it could never use.
    fileprivate func refuseContradictions(at place: Place, _ tail: TailAccess) throws(ConfigurationError) {
        if Office.isReserved(name) {
            throw place.child("name").refusal(
                "\(name.quoted) is a name for \(isUser ? "users of the HTTP side" : "the node itself"); offices have others"
            )
        }
        if mayPublish, sources.isEmpty {
            throw place.refusal("may publish, but has no sources to publish under")
        }
        if !mayPublish, !sources.isEmpty {
            throw place.refusal("has sources, but may publish nothing; give it types or acknowledge: true")
        }
        if areas.prefixes.isEmpty, mayPublish || mayFollow || mayAsk {
            throw place.refusal("has no areas, so nothing could be allowed to it")
        }
        if tail == .common, !areas.isEverywhere {
            throw place.child("tail").refusal(
                "an office that may not see all areas follows on an endpoint of its own; write for example tcp://127.0.0.1:7711"
            )
        }
    }
}

extension OfficeLimits {
    fileprivate mutating func read(from section: Section) throws(ConfigurationError) {
        try section.read("eventsPerSecond", as: .integer(1...1_000_000), into: &eventsPerSecond)
        try section.read("bytesPerSecond", as: .bytes(1_024...1_073_741_824), into: &bytesPerSecond)
        try section.read("deadLettersPerHour", as: .integer(1...1_000_000), into: &deadLettersPerHour)
        try section.refuseUnknownKeys()
    }
}
