package import Ledgers

extension Escalation.Status: Titled {
    package var title: String {
        switch self {
        case .open: "待签收"
        case .acknowledged: "已签收"
        case .resolved: "已解除"
        }
    }
}

extension Escalation.Reason: Titled {
    package var title: String {
        switch self {
        case .schedule: "到期"
        case .unacknowledged: "叫应无回"
        case .repeat: "再次督办"
        case .event: "事发即报"
        }
    }
}

extension Policy {
    /// A stage's code and its name: `city 市级督办`.
    package func titled(stage code: String) -> String {
        stage(code).map { "\(code) \($0.title)" } ?? code
    }
}
