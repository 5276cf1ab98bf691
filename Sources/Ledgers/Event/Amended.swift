/// 更正、升降级: the fields that are given replace the hazard's.
public struct Amended: Hashable, Sendable, Codable {
    public var level: HazardLevel?
    public var description: String?
    public var sector: String?
    public var area: String?
    public var enterprise: Enterprise?
    public var responsibleUnit: String?
    public var responsiblePerson: String?
    public var leadDepartment: String?
    /// Who approved it; a major hazard becomes general only with approval.
    public var approvedBy: String?

    public init(
        level: HazardLevel? = nil, description: String? = nil, sector: String? = nil, area: String? = nil,
        enterprise: Enterprise? = nil, responsibleUnit: String? = nil, responsiblePerson: String? = nil,
        leadDepartment: String? = nil, approvedBy: String? = nil
    ) {
        self.level = level
        self.description = description
        self.sector = sector
        self.area = area
        self.enterprise = enterprise
        self.responsibleUnit = responsibleUnit
        self.responsiblePerson = responsiblePerson
        self.leadDepartment = leadDepartment
        self.approvedBy = approvedBy
    }
}
