/// The ledgers that a node keeps (`deploy/ledgers.yaml`), in the order in which they are shown.
public struct LedgerCatalog: Hashable, Sendable, Codable {
    public var ledgers: [LedgerRule]

    public init(ledgers: [LedgerRule]) {
        self.ledgers = ledgers
    }

    public subscript(code: String) -> LedgerRule? {
        ledgers.first { $0.code == code }
    }

    /// 八个一批台账, after the measures that the five notices name (section 7).
    public static let shipped = LedgerCatalog(ledgers: [
        LedgerRule(code: "rectify", title: "整改销号一批", hazards: .all),
        LedgerRule(code: "supervise", title: "挂牌督办一批", hazards: .major),
        LedgerRule(code: "penalty", title: "行政处罚一批", measures: [.penalty, .seizure, .licence]),
        LedgerRule(code: "suspension", title: "停产整顿一批", measures: [.suspension]),
        LedgerRule(code: "closure", title: "关闭取缔一批", measures: [.closure]),
        LedgerRule(code: "exposure", title: "通报曝光一批", measures: [.exposure, .notice, .interview]),
        LedgerRule(code: "sanction", title: "联合惩戒一批", measures: [.jointSanction]),
        LedgerRule(
            code: "accountability", title: "追责问责一批", measures: [.accountability],
            incidents: IncidentRule(closedByMeasure: .accountability, closedByStatus: .executed)),
    ])
}
