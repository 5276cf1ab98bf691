package import Ledgers

extension Hazard.State: Titled {
    package var title: String {
        switch self {
        case .open: "待整改"
        case .rectified: "待验收"
        case .closed: "已销号"
        case .withdrawn: "误报撤销"
        }
    }
}

extension HazardLevel: Titled {
    package var title: String {
        switch self {
        case .general: "一般"
        case .major: "重大"
        }
    }
}

extension FoundBy: Titled {
    package var title: String {
        switch self {
        case .selfCheck: "自查"
        case .regulator: "监管检查"
        case .inspectionGroup: "督导巡查"
        case .expert: "专家"
        case .covertVisit: "暗查暗访"
        case .publicReport: "举报"
        case .sensor: "监测"
        }
    }
}

extension RiskColour: Titled {
    package var title: String {
        switch self {
        case .red: "红"
        case .orange: "橙"
        case .yellow: "黄"
        case .blue: "蓝"
        }
    }
}

extension LedgerEntry.Status: Titled {
    package var title: String {
        switch self {
        case .open: "未销号"
        case .closed: "已销号"
        case .withdrawn: "已撤销"
        }
    }
}
