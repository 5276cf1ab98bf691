extension Policy {
    /// The sectors that the notices name (行业领域).
    public static let shippedSectors = [
        "煤矿", "非煤矿山", "尾矿库", "露天矿山", "危险化学品", "冶金工贸", "道路交通", "交通运输", "建筑施工", "消防",
        "城镇燃气", "文化旅游", "特种设备", "民爆物品", "经营性自建房", "危险废物", "生态环保", "农机", "人员密集场所",
        "森林草原防灭火", "地质灾害", "教育", "民政", "农业农村", "商务", "卫健", "体育", "粮食储备", "其他",
    ]

    static let shippedLadder = [
        LadderStage(
            stage: Stage(code: "remind", title: "临期提醒", recipients: ["responsible-unit"]),
            days: -3, mustBeAcknowledged: false),
        LadderStage(
            stage: Stage(
                code: "overdue", title: "逾期",
                recipients: ["responsible-unit", "county-office", "lead-department"]),
            days: 0, mustBeAcknowledged: true),
        LadderStage(
            stage: Stage(code: "city", title: "市级督办", recipients: ["city-office", "lead-department"]),
            days: 3, mustBeAcknowledged: true),
        LadderStage(
            stage: Stage(code: "leader", title: "包保领导", recipients: ["contract-leader"]),
            days: 7, mustBeAcknowledged: true),
    ]

    static let shippedThresholds = [
        IncidentThreshold(
            incidentClass: .especiallySerious, deaths: 30, seriousInjuries: 100, directLossYuan: 1e8),
        IncidentThreshold(incidentClass: .serious, deaths: 10, seriousInjuries: 50, directLossYuan: 5e7),
        IncidentThreshold(incidentClass: .considerable, deaths: 3, seriousInjuries: 10, directLossYuan: 1e7),
    ]
}
