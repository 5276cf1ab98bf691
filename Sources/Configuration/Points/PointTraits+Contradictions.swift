import Ledgers
import Monitoring

/// Values that are allowed one by one and make no sense together.
extension PointTraits {
    /// - Parameters:
    ///   - place: of the profile or point.
    ///   - design: the value of the thresholds that are by design; nil where it is not known yet.
    func refuseContradictions(at place: Place, design: Double?) throws(ConfigurationError) {
        let drafts = thresholds ?? []
        for (index, draft) in drafts.enumerated() {
            guard let threshold = draft.threshold(design: design) else { continue }
            let fault = threshold.fault(plausible: plausible) ?? threshold.fault(behind: drafts[..<index], design)
            // What a profile gives and a point makes wrong is wrong at the point.
            if let fault { throw (draft.place.isWithin(place) ? draft.place : place).refusal(fault) }
        }
    }
}

extension Place {
    fileprivate func isWithin(_ other: Place) -> Bool { path.hasPrefix(other.path + ".") }
}

extension Threshold {
    fileprivate var name: String { "\(side.rawValue) \(value.plain)" }

    /// Whatever reaches it reaches the other one too, and no later.
    fileprivate func isNoHarder(than other: Threshold) -> Bool {
        let isReachedFirst = side == .above ? value <= other.value : value >= other.value
        return isReachedFirst && hold <= other.hold
    }

    fileprivate func fault(plausible: ClosedRange<Double>?) -> String? {
        if side == .above ? clear > value : clear < value {
            return
                "clears at \(clear.plain), on the wrong side: \(name) has it no \(side == .above ? "higher" : "lower")"
        }
        guard let plausible, !plausible.contains(value) else { return nil }
        let range = "\(plausible.lowerBound.plain) to \(plausible.upperBound.plain)"
        return "\(name) can never be reached: plausible are \(range)"
    }

    fileprivate func fault(behind others: ArraySlice<ThresholdDraft>, _ design: Double?) -> String? {
        for other in others.compactMap({ $0.threshold(design: design) }) where other.side == side {
            if value == other.value, hold == other.hold { return "\(name) is there already" }
            let (lower, higher) = other.consequence.level.rank < consequence.level.rank ? (other, self) : (self, other)
            if lower.consequence.level != higher.consequence.level, higher.isNoHarder(than: lower) {
                return "\(name): the level \(higher.consequence.level.rawValue) is reached no later than "
                    + "\(lower.consequence.level.rawValue), which never counts then"
            }
        }
        return nil
    }
}

extension HazardLevel {
    fileprivate var rank: Int { self == .major ? 1 : 0 }
}
