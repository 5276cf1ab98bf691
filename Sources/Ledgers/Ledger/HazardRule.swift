/// Which hazards have an entry in a ledger.
public enum HazardRule: String, Sendable, Codable, CaseIterable {
    case all, major, general

    public func includes(_ level: HazardLevel) -> Bool {
        switch self {
        case .all: true
        case .major: level == .major
        case .general: level == .general
        }
    }
}
