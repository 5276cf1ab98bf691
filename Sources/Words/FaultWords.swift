package import EventJSON
package import Ledgers
import Monitoring

extension FaultCode: Titled {
    package var title: String {
        switch self {
        case .invalidJSON: "不是合法的 JSON"
        case .invalidEnvelope: "信封字段不合规"
        case .unknownType: "未知的事件类型"
        case .invalidData: "内容不合规"
        }
    }
}

extension Refusal: Titled {
    package var title: String {
        switch self {
        case .hazardExists: "隐患编号已存在"
        case .hazardClosed: "隐患已销号"
        case .hazardWithdrawn: "隐患已撤销"
        case .notOpen: "隐患不在整改中"
        case .deadlineNotLater: "新期限不晚于现期限"
        case .approvalRequired: "须经批准"
        case .unknownHazard: "等不到所述隐患"
        case .notRectified: "等不到整改完成"
        case .unknownEscalation: "没有这条督办"
        case .notWatched: "不在名单上"
        case .measureKindDiffers: "措施种类不符"
        case .occurredAfterReport: "发生时间晚于报告"
        case .forbidden: "超出单位权限"
        }
    }
}

/// Why something was refused, whoever refused it.
package enum RefusalWords {
    /// The code itself where nobody has named it.
    package static func title(of code: String) -> String {
        Refusal(rawValue: code)?.title ?? FaultCode(rawValue: code)?.title ?? ReadingFault(rawValue: code)?.title
            ?? others[code] ?? code
    }

    private static let others = [
        "conflict": "与已有记录冲突", "too-large": "内容过大", "rate-limited": "报送过多", "too-many-refused": "退回过多",
        "unavailable": "节点暂时无法应答",
    ]
}
