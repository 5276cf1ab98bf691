/// What people read about a hazard; no rule depends on it but on what was measured.
public struct HazardDetails: Hashable, Sendable, Codable {
    public var description: String
    public var foundBy: FoundBy
    /// 牵头部门
    public var leadDepartment: String?
    /// 责任单位
    public var responsibleUnit: String?
    /// 责任人
    public var responsiblePerson: String?
    /// 整改措施
    public var measures: String?
    /// 整改资金, yuan.
    public var fundsYuan: Double?
    /// 应急预案
    public var plan: String?
    /// 专项行动
    public var campaign: String?
    /// The number of the hazard that this one is a recurrence of.
    public var recurrenceOf: String?
    /// 四色等级
    public var riskColour: RiskColour?
    /// What a monitoring point measured; only where `foundBy` is ``FoundBy/sensor``.
    public var point: MeasuredBreach?

    public init(
        description: String, foundBy: FoundBy, leadDepartment: String? = nil, responsibleUnit: String? = nil,
        responsiblePerson: String? = nil, measures: String? = nil, fundsYuan: Double? = nil, plan: String? = nil,
        campaign: String? = nil, recurrenceOf: String? = nil, riskColour: RiskColour? = nil,
        point: MeasuredBreach? = nil
    ) {
        self.description = description
        self.foundBy = foundBy
        self.leadDepartment = leadDepartment
        self.responsibleUnit = responsibleUnit
        self.responsiblePerson = responsiblePerson
        self.measures = measures
        self.fundsYuan = fundsYuan
        self.plan = plan
        self.campaign = campaign
        self.recurrenceOf = recurrenceOf
        self.riskColour = riskColour
        self.point = point
    }
}
