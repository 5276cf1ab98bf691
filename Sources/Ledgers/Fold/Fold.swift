/// The fold: takes one record (an event received, or a timer that fires) and brings the state forward.
///
/// It has no clock and does no I/O of its own: the same records in the same order give the same state and the same
/// news, live, replayed or verified.
public struct Fold {
    let rules: Rules
    let state: any LedgerState
    /// The receipt of the event, or the instant at which the timer fires.
    let now: Instant
    /// What the record has brought about so far.
    public internal(set) var news: [News] = []

    public init(rules: Rules, state: any LedgerState, at now: Instant) {
        self.rules = rules
        self.state = state
        self.now = now
    }

    var policy: Policy { rules.policy }
    /// The local date of receipt.
    var today: LocalDate { policy.zone.date(of: now) }

    /// Folds an event that was received now.
    /// - Parameters:
    ///   - office: who sent it; nil where nobody is told from anybody else.
    ///   - position: the place in the log that it has if it is not refused.
    public mutating func receive(_ event: Event, from office: String? = nil, position: Int64) throws -> Verdict {
        switch event.content {
        case .hazardFound, .rectified, .verified, .extended, .amended, .withdrawn:
            try receiveOfHazard(event, from: office, position: position)
        case .measure(let report): try receive(report, of: event)
        case .incident(let report): try receive(report, of: event)
        case .acknowledged(let acknowledgement): try receive(acknowledgement, of: event)
        case .watch(let request): try receive(request)
        }
    }
}
