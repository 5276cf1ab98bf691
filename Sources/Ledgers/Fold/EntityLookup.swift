/// The entities by their numbers.
public protocol EntityLookup: AnyObject {
    func hazard(_ number: String) throws -> Hazard?
    func escalation(_ id: EscalationID) throws -> Escalation?
    func incident(_ number: String) throws -> Incident?
    func measure(_ number: String) throws -> Measure?
}
