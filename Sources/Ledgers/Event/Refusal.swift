/// Why the ledgers refuse a well-formed event (status 422), as written on the wire.
public enum Refusal: String, Error, Sendable, Codable, CaseIterable {
    /// The hazard's number is known already.
    case hazardExists = "hazard-exists"
    case hazardClosed = "hazard-closed"
    case hazardWithdrawn = "hazard-withdrawn"
    /// The hazard is rectified, so its deadline can't be extended.
    case notOpen = "not-open"
    case deadlineNotLater = "deadline-not-later"
    /// A major hazard is withdrawn or amended down only with `approvedBy`.
    case approvalRequired = "approval-required"
    /// The event waited for its hazard for as long as the policy lets it.
    case unknownHazard = "unknown-hazard"
    /// The event waited for a rectification for as long as the policy lets it.
    case notRectified = "not-rectified"
    case unknownEscalation = "unknown-escalation"
    /// Who is to be taken off the watch list is not on it.
    case notWatched = "not-watched"
    case measureKindDiffers = "measure-kind-differs"
    case occurredAfterReport = "occurred-after-report"
    /// It waited for a hazard that its office may not speak for (status 403 where that is known at once).
    case forbidden

    /// One sentence for whoever published the event.
    public var explanation: String {
        switch self {
        case .hazardExists:
            "a hazard of this number was found before; publish amended to correct it, or use a new number"
        case .hazardClosed: "the hazard is closed; a failed verified opens it again"
        case .hazardWithdrawn: "the hazard was withdrawn; publish hazard-found under a new number"
        case .notOpen: "the hazard is rectified and waits for verification; only an open one can be extended"
        case .deadlineNotLater: "newDeadline is not later than the present deadline"
        case .approvalRequired: "a major hazard is withdrawn or amended down only with approvedBy"
        case .unknownHazard: "no hazard-found of this number came while the event waited"
        case .notRectified: "no rectified that it could follow came while the event waited"
        case .unknownEscalation: "no escalation of this id was raised"
        case .notWatched: "nobody of this kind and name is on the watch list"
        case .measureKindDiffers: "a measure's kind never changes; use a new number"
        case .occurredAfterReport: "occurredAt lies after the event's time"
        case .forbidden: "the hazard that it waited for lies outside of the office's areas"
        }
    }
}
