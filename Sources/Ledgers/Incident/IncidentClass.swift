/// 事故等级 (国务院令第493号 Art. 3), lowest first. An absent figure is unknown, so a class is a lower bound.
public enum IncidentClass: String, Sendable, Codable, CaseIterable, Comparable {
    /// 未定级: no figure that decides the class has been reported.
    case unclassified
    /// 险情: nobody hurt and nothing lost.
    case nearMiss = "near-miss"
    /// 一般事故
    case ordinary
    /// 较大事故
    case considerable
    /// 重大事故
    case serious
    /// 特别重大事故
    case especiallySerious = "especially-serious"

    private var rank: Int {
        switch self {
        case .unclassified: 0
        case .nearMiss: 1
        case .ordinary: 2
        case .considerable: 3
        case .serious: 4
        case .especiallySerious: 5
        }
    }

    public static func < (left: IncidentClass, right: IncidentClass) -> Bool {
        left.rank < right.rank
    }
}
