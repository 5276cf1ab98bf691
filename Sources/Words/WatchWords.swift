package import Ledgers

extension Watched.Kind: Titled {
    package var title: String {
        switch self {
        case .enterprise: "企业"
        case .team: "班组"
        case .worker: "职工"
        }
    }
}

extension WatchReason: Titled {
    package var title: String {
        switch self {
        case .fatalIncident: "发生死亡事故"
        case .manual: "人工列入"
        case .overdueMajor: "重大隐患屡次逾期"
        case .reopened: "整改反复"
        }
    }
}
