/// For whom an office may speak (section 2, status 403).
extension Office {
    /// Whether this is no office, but a user of the HTTP side. His rights are with the HTTP side, not in the log, which only
    /// says who he was.
    public var isUser: Bool { Self.isUser(name) }

    static func isUser(_ name: String) -> Bool { name.hasPrefix("users/") }

    /// The name under which the node itself publishes what its monitoring points tell (monitoring, section 10).
    public static let points = "node/points"

    /// Whether it is a name that no office may have: whoever bears it has been judged elsewhere, or is the node itself.
    public static func isReserved(_ name: String) -> Bool { isUser(name) || name.hasPrefix("node/") }

    /// - Returns: nil where it may publish under this source.
    public func objection(toSource source: String) -> Objection? {
        guard !sources.contains(where: { $0.matches(source) }) else { return nil }
        return Objection("the office may not publish under this source", at: "/source")
    }

    /// The type of the event and its areas.
    /// - Returns: nil where it may publish the event.
    public func objection(to event: Event, among state: any EntityLookup) throws -> Objection? {
        try objection(toType: event.type) ?? objection(toAreasOf: event, among: state)
    }

    /// - Parameters:
    ///   - area: the point's; nil where it is not known.
    ///   - source: nil where it can't be read, which is refused for that.
    /// - Returns: nil where it may publish readings of the point under the source.
    public func objection(toReadingOf area: String?, under source: String?) -> Objection? {
        if let source, let objection = objection(toSource: source) { return objection }
        guard mayMeasure else { return Objection("the office may not publish reading", at: "/type") }
        guard let area, !areas.includes(area) else { return nil }
        return Objection("the office may not speak for the area that this is about", at: "/subject")
    }

    /// - Returns: nil where it may publish this type of event.
    func objection(toType type: EventType) -> Objection? {
        guard !types.contains(type) else { return nil }
        return Objection("the office may not publish \(type.rawValue)", at: "/type")
    }

    /// An event names areas, and changes what belongs to areas: the office has to answer for all of them.
    /// - Returns: nil where it does.
    func objection(toAreasOf event: Event, among state: any EntityLookup) throws -> Objection? {
        for (area, pointer) in try event.areas(among: state) where !areas.includes(area) {
            return Objection("the office may not speak for the area that this is about", at: pointer)
        }
        return nil
    }
}

extension Event {
    private typealias Place = (area: String, pointer: String)

    /// The areas that it is about, with what tells them: its own data, and what it changes as far as that is known.
    /// `watch` is about none.
    fileprivate func areas(among state: any EntityLookup) throws -> [(area: String, pointer: String)] {
        switch content {
        case .hazardFound(let found): try [(found.area, "/data/area")] + hazard(subject, at: "/subject", in: state)
        case .rectified, .verified, .extended, .withdrawn: try hazard(subject, at: "/subject", in: state)
        case .amended(let amended): try hazard(subject, at: "/subject", in: state) + place(amended.area, "/data/area")
        case .measure(let report): try areas(of: report, in: state)
        case .incident(let report):
            try [(report.area, "/data/area")] + place(state.incident(subject)?.report.area, "/subject")
        case .acknowledged: try place(EscalationID(subject).flatMap { try state.escalation($0)?.area }, "/subject")
        case .watch: []
        }
    }

    /// A measure may end the entry of the incident that it names, or has named before.
    private func areas(of report: MeasureReport, in state: any EntityLookup) throws -> [Place] {
        let known = try state.measure(subject)
        let hazard = try report.hazard.map { try self.hazard($0, at: "/data/hazard", in: state) } ?? []
        let incident = try (report.incident ?? known?.incident).flatMap { try state.incident($0)?.report.area }
        return [(report.area, "/data/area")] + place(known?.area, "/subject") + hazard
            + place(incident, "/data/incident")
    }

    private func hazard(_ number: String, at pointer: String, in state: any EntityLookup) throws -> [Place] {
        place(try state.hazard(number)?.area, pointer)
    }

    private func place(_ area: String?, _ pointer: String) -> [Place] {
        area.map { [($0, pointer)] } ?? []
    }
}
