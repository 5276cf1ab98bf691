/// What is wrong with an event that is not valid, as written on the wire (section 2).
public enum FaultCode: String, Sendable, Codable, CaseIterable {
    case invalidJSON = "invalid-json"
    case invalidEnvelope = "invalid-envelope"
    case unknownType = "unknown-type"
    case invalidData = "invalid-data"
}
