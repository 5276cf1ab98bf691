public import EventJSON
public import Ledgers

extension Hazard {
    /// With what the snapshot has no room for.
    public var detailedJSON: JSONValue {
        json.adding([JSONMember("round", JSONValue(round)), JSONMember("details", details.json)])
    }
}
