/// What an event does to a hazard, and why not.
enum HazardDecision: Equatable {
    case refused(Refusal)
    /// It is early (section 5).
    case waits
    /// Accepted, and changes nothing.
    case unchanged
    case changed(Hazard, EscalationCourse)
}

/// What becomes of a hazard's escalations and timers when it changes (section 6).
enum EscalationCourse: Equatable {
    /// They go on.
    case goesOn
    /// They are resolved.
    case ends
    /// They are resolved, and a round without a ladder starts.
    case endsRound
    /// They are resolved, and a round starts in which the ladder is planned.
    case climbs
    /// They are resolved, and a round starts in which 复查验收 is awaited.
    case awaitsVerification
}
