package import Monitoring

extension PointStanding: Titled {
    package var title: String {
        switch self {
        case .alarm: "超限"
        case .silent: "失效"
        case .fault: "故障"
        case .normal: "正常"
        }
    }
}

extension ReadingFault: Titled {
    package var title: String {
        switch self {
        case .unknownPoint: "未知监测点"
        case .wrongUnit: "单位不符"
        case .implausible: "数值不可信"
        case .clockSkew: "时钟偏差"
        case .forbidden: "超出单位权限"
        case .invalid: "内容不合规"
        }
    }
}

extension Quality: Titled {
    package var title: String {
        switch self {
        case .good: "有效"
        case .calibration: "标校"
        case .fault: "故障"
        }
    }
}
