package import EventJSON
package import Ledgers

extension EventType: Titled {
    package var title: String {
        switch self {
        case .hazardFound: "发现隐患"
        case .rectified: "整改完成"
        case .verified: "复查验收"
        case .extended: "延期"
        case .amended: "更正"
        case .withdrawn: "误报撤销"
        case .measure: "执法措施"
        case .incident: "事故险情"
        case .acknowledged: "签收"
        case .watch: "名单登记"
        }
    }
}

extension NodeEvent.Kind: Titled {
    package var title: String {
        switch self {
        case .escalation: "督办升级"
        case .escalationResolved: "督办解除"
        case .hazardClosed: "销号"
        case .deadLetter: "退回"
        case .watchlist: "不放心名单"
        case .timer: "计时到期"
        case .rules: "规则变更"
        case .checkpoint: "日志校验点"
        case .report: "报表生成"
        case .messageDelivered: "消息送达"
        case .messageFailed: "消息未送达"
        }
    }
}

/// The types of events in the log, whoever publishes them.
package enum EventWords {
    package static let types = EventType.allCases.map(\.rawValue) + NodeEvent.Kind.allCases.map(\.rawValue)

    package static func title(of type: String) -> String {
        EventType(rawValue: type)?.title ?? NodeEvent.Kind.title(of: type)
    }
}
