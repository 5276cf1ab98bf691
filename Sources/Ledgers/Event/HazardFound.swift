/// 发现隐患: a hazard is reported for the first time.
public struct HazardFound: Hashable, Sendable, Codable {
    public var enterprise: Enterprise
    /// GB/T 2260 code of 6, 9 or 12 digits, or a zone without a code.
    public var area: String
    /// 行业领域, one of the policy's.
    public var sector: String
    public var level: HazardLevel
    /// The date by which it is to be rectified; nil: the policy's number of days.
    public var deadline: LocalDate?
    /// What people read about it.
    public var details: HazardDetails

    public init(
        enterprise: Enterprise, area: String, sector: String, level: HazardLevel, deadline: LocalDate? = nil,
        details: HazardDetails
    ) {
        self.enterprise = enterprise
        self.area = area
        self.sector = sector
        self.level = level
        self.deadline = deadline
        self.details = details
    }
}
