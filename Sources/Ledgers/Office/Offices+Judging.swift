/// Whether an office may say what it says. An office that is not known, or no more, may say nothing. Users of the HTTP side
/// have been judged there, and the node judges itself; nobody else bears such names (``Office/isReserved(_:)``).
extension Offices {
    /// - Parameter name: nil where nobody vouches for the sender.
    /// - Returns: nil where the office may publish under the source.
    public func objection(toSource source: String, from name: String?) -> Objection? {
        if let name, Office.isReserved(name) { return nil }
        guard let office = name.flatMap(office(named:)) else { return .unknownOffice }
        return office.objection(toSource: source)
    }

    /// The type of the event and its areas.
    /// - Parameter name: nil where nobody vouches for the sender.
    /// - Returns: nil where the office may publish the event.
    public func objection(to event: Event, from name: String?, among state: any EntityLookup) throws -> Objection? {
        if let name, Office.isReserved(name) { return nil }
        guard let office = name.flatMap(office(named:)) else { return .unknownOffice }
        return try office.objection(to: event, among: state)
    }
}

extension Offices {
    /// - Parameters:
    ///   - area: the point's; nil where it is not known.
    ///   - source: nil where it can't be read, which is refused for that.
    ///   - name: nil where nobody vouches for the sender.
    /// - Returns: nil where the office may publish readings of the point under the source.
    public func objection(toReadingOf area: String?, under source: String?, from name: String?) -> Objection? {
        guard let office = name.flatMap(office(named:)) else { return .unknownOffice }
        return office.objection(toReadingOf: area, under: source)
    }

    /// Whether an area, or what is about none, is the office's.
    public func answers(_ name: String?, for area: String?) -> Bool {
        name.flatMap(office(named:))?.areas.includes(area) ?? false
    }
}

extension Objection {
    fileprivate static let unknownOffice = Objection("the sender is no office that this node knows, or is one no more")
}
