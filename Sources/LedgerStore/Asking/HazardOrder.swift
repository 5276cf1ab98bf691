public import Ledgers

/// In which order hazards are listed.
public enum HazardOrder: String, Sendable, CaseIterable {
    /// By number, in code-point order; a page goes on behind a number.
    case number
    /// The oldest deadline first, then by number; a page goes on behind a ``Deadline``.
    case deadline

    /// What the page behind this hazard goes on from.
    public func key(of hazard: Hazard) -> String {
        switch self {
        case .number: hazard.number
        case .deadline: Deadline(date: hazard.deadline, number: hazard.number).key
        }
    }

    /// A place in the list by deadline.
    public struct Deadline: Sendable {
        public var date: LocalDate
        public var number: String

        public init(date: LocalDate, number: String) {
            self.date = date
            self.number = number
        }

        /// Nil where the text is no ``key``.
        public init?(key: String) {
            let parts = key.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let days = Int32(parts[0]) else { return nil }
            self.init(date: LocalDate(daysSinceEpoch: days), number: String(parts[1]))
        }

        /// What a page has for its `after`: `<days since 1970-01-01>/<number>`.
        public var key: String { "\(date.daysSinceEpoch)/\(number)" }

        func precedes(_ hazard: Hazard) -> Bool {
            hazard.deadline == date ? number.precedesExactly(hazard.number) : date < hazard.deadline
        }
    }
}
