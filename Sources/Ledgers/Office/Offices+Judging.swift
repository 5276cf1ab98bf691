/// Whether an office may say what it says. An office that is not known, or no more, may say nothing. Users of the HTTP side
/// (``Office/isUser``) have been judged there; nobody else bears such a name.
extension Offices {
    /// - Parameter name: nil where nobody vouches for the sender.
    /// - Returns: nil where the office may publish under the source.
    public func objection(toSource source: String, from name: String?) -> Objection? {
        if let name, Office.isUser(name) { return nil }
        guard let office = name.flatMap(office(named:)) else { return .unknownOffice }
        return office.objection(toSource: source)
    }

    /// The type of the event and its areas.
    /// - Parameter name: nil where nobody vouches for the sender.
    /// - Returns: nil where the office may publish the event.
    public func objection(to event: Event, from name: String?, among state: any EntityLookup) throws -> Objection? {
        if let name, Office.isUser(name) { return nil }
        guard let office = name.flatMap(office(named:)) else { return .unknownOffice }
        return try office.objection(to: event, among: state)
    }
}

extension Offices {
    /// Whether an area, or what is about none, is the office's.
    public func answers(_ name: String?, for area: String?) -> Bool {
        name.flatMap(office(named:))?.areas.includes(area) ?? false
    }
}

extension Objection {
    fileprivate static let unknownOffice = Objection("the sender is no office that this node knows, or is one no more")
}
