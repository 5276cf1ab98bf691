public import Ledgers

/// What a transition comes to, given what the log has of the point already (monitoring, 10.3 and 10.6).
public enum EpisodeDecision: Hashable, Sendable {
    /// A hazard of this number is found.
    case finds(String)
    /// The hazard of this number becomes a major one.
    case raises(String)
    /// The hazard of this number is rectified.
    case rectifies(String)
    /// The log has it already, or people have settled it.
    case none

    /// - Parameter newest: the point's newest hazard by the transition's cause; nil where it never had one.
    public static func decide(_ transition: Transition, newest: Hazard?) -> EpisodeDecision {
        switch transition.change {
        case .begins(let onset): begins(onset, transition, newest)
        case .ends: newest.flatMap { $0.state == .open ? .rectifies($0.number) : nil } ?? .none
        }
    }

    private static func begins(_ onset: Onset, _ transition: Transition, _ newest: Hazard?) -> EpisodeDecision {
        let number = transition.cause.number(of: transition.point.id, from: onset.start)
        guard let newest else { return .finds(number) }
        if newest.state == .open { return newest.level < onset.consequence.level ? .raises(newest.number) : .none }
        guard let start = transition.cause.start(in: newest.number, of: transition.point.id) else { return .none }
        if start.compactUTC < onset.start.compactUTC { return .finds(number) }
        // Of one that people have settled while it lasts nothing more is said, unless it has become worse.
        guard newest.level < onset.consequence.level else { return .none }
        return .finds(transition.cause.number(of: transition.point.id, from: start + .seconds(1)))
    }
}
