/// Who has to do with a point's hazards, as `hazard-found` says it; each 1 to 100, the unit to 200 characters.
public struct Responsibility: Hashable, Sendable {
    /// 牵头部门
    public var leadDepartment: String?
    /// 责任单位
    public var responsibleUnit: String?
    /// 责任人
    public var responsiblePerson: String?

    public init(leadDepartment: String? = nil, responsibleUnit: String? = nil, responsiblePerson: String? = nil) {
        self.leadDepartment = leadDepartment
        self.responsibleUnit = responsibleUnit
        self.responsiblePerson = responsiblePerson
    }
}
