public import Ledgers

/// The hazards as they stood at several instants, one after the other.
public struct HazardSeries: Sendable {
    /// A hazard, and how it stood from one of the instants on.
    struct Standing: Sendable {
        /// The number of the instant.
        var from: Int
        var hazard: Hazard
    }

    /// For each hazard, by number, what it was from which instant on; nothing where it was not found yet.
    let standings: [[Standing]]

    /// All hazards found before the instant of this number, as they stood then.
    public func hazards(at number: Int) -> [Hazard] {
        standings.compactMap { $0.last { $0.from <= number }?.hazard }
    }
}
