import Ledgers

/// How stages and roles are called, and what a stage asks for.
struct Wording: Sendable {
    let policy: Policy

    func title(ofStage code: String) -> String { policy.stage(code)?.title ?? code }

    func isAboutIncident(_ stage: String) -> Bool {
        let own = policy.incidents
        return [own.lateReport.code, own.openHazard.code, own.incident.code].contains(stage)
    }

    func role(_ code: String) -> String { Self.roles[code] ?? code }

    private static let roles = [
        "responsible-unit": "责任单位", "county-office": "县区安委办", "lead-department": "牵头部门",
        "city-office": "市安委办", "contract-leader": "包保领导",
    ]

    /// What is to be done now.
    func demand(of item: OutboxItem) -> String {
        switch item.status {
        case .resolved: "已解除，无需处置"
        case .acknowledged: demand(ofStage: item.id.stage)
        case .open:
            mustBeAcknowledged(item.id.stage)
                ? demand(ofStage: item.id.stage) + "；请签收（签收不等于整改）" : demand(ofStage: item.id.stage)
        }
    }

    private func demand(ofStage code: String) -> String {
        let (ladder, incidents) = (policy.escalations.ladder.map(\.stage.code), policy.incidents)
        return switch code {
        case incidents.incident.code: "请立即核实情况、组织救援并按规定续报"
        case incidents.openHazard.code: "发生事故的单位有逾期未整改的重大隐患，请立即到场督办"
        case incidents.lateReport.code: "请核查迟报原因"
        case policy.escalations.verify.code: "整改已报完成，请尽快组织复查验收"
        case ladder.first: "请按期完成整改"
        case ladder.last: "请包保领导督办整改"
        default: "请立即督促整改"
        }
    }

    private func mustBeAcknowledged(_ code: String) -> Bool {
        isAboutIncident(code) || code == policy.escalations.verify.code
            || policy.escalations.ladder.contains { $0.stage.code == code && $0.mustBeAcknowledged }
    }
}
