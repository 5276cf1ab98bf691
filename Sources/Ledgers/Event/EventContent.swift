/// What an event says, by its type. On the heap: an event is passed on many times, and has dozens of texts.
public indirect enum EventContent: Hashable, Sendable, Codable {
    case hazardFound(HazardFound)
    case rectified(Rectified)
    case verified(Verified)
    case extended(Extended)
    case amended(Amended)
    case withdrawn(Withdrawn)
    case measure(MeasureReport)
    case incident(IncidentReport)
    case acknowledged(Acknowledged)
    case watch(WatchRequest)

    public var type: EventType {
        switch self {
        case .hazardFound: .hazardFound
        case .rectified: .rectified
        case .verified: .verified
        case .extended: .extended
        case .amended: .amended
        case .withdrawn: .withdrawn
        case .measure: .measure
        case .incident: .incident
        case .acknowledged: .acknowledged
        case .watch: .watch
        }
    }
}
