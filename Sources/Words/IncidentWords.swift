package import Ledgers

extension IncidentClass: Titled {
    package var title: String {
        switch self {
        case .unclassified: "未定级"
        case .nearMiss: "险情"
        case .ordinary: "一般"
        case .considerable: "较大"
        case .serious: "重大"
        case .especiallySerious: "特别重大"
        }
    }
}

extension MeasureKind: Titled {
    package var title: String {
        switch self {
        case .penalty: "行政处罚"
        case .seizure: "查封扣押"
        case .licence: "暂扣吊销证照"
        case .suspension: "停产整顿"
        case .closure: "关闭取缔"
        case .exposure: "媒体曝光"
        case .notice: "通报"
        case .interview: "约谈"
        case .jointSanction: "联合惩戒"
        case .accountability: "追责问责"
        case .guard: "盯守"
        }
    }
}

extension MeasureStatus: Titled {
    package var title: String {
        switch self {
        case .ordered: "已下达"
        case .executed: "已执行"
        case .lifted: "已解除"
        }
    }
}
