/// Why a reading is not taken (status 422); the code of its dead letter.
public enum ReadingFault: String, Hashable, Sendable, CaseIterable, Codable {
    /// No such point is in `points.yaml`.
    case unknownPoint = "unknown-point"
    /// Its unit is not the point's.
    case wrongUnit = "wrong-unit"
    /// The value lies outside of what can be, or has changed faster than it can.
    case implausible = "implausible-value"
    /// It says that it was measured later than now, or longer ago than the policy allows.
    case clockSkew = "clock-skew"
    /// Whoever sent it may not speak for the point (status 403).
    case forbidden
    /// It is no reading as section 10.2 says (status 400).
    case invalid = "invalid-data"
}
