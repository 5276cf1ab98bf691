public import Ledgers

/// 督办函: an office's letter to who has to rectify a major hazard that is overdue.
///
/// A value with all that the letter says; ``pdf()`` draws it. The same value gives the same letter.
public struct SupervisionLetter: Hashable, Sendable {
    /// The office that writes: 发文机关. Empty for 安全生产委员会办公室.
    public var unit: String
    /// 发文字号, whole: `安督〔2023〕15号`.
    public var number: String
    /// Of the letter.
    public var date: LocalDate
    /// Until when it is to be answered.
    public var replyBy: LocalDate
    /// 主送: who has to rectify.
    public var recipient: String
    /// 抄送: who hears of it too; may be empty.
    public var copies: [String]
    /// What the escalation is called: 市级督办.
    public var stage: String
    /// Whether the stage before was not acknowledged in time (叫应).
    public var isUnacknowledged = false
    /// Whether it was raised again, because nothing has changed.
    public var isRepeated = false
    public var hazard: Hazard

    /// The hazard, as it was known on the letter's date.
    public struct Hazard: Hashable, Sendable {
        public var number: String
        public var enterprise: String
        /// The area's name, or its code.
        public var area: String
        public var sector: String
        public var description: String
        /// 整改措施 that were reported; nil for none.
        public var measures: String?
        public var foundOn: LocalDate
        /// How it was found: 督导巡查.
        public var foundBy: String
        public var deadline: LocalDate

        public init(
            number: String, enterprise: String, area: String, sector: String, description: String,
            measures: String? = nil, foundOn: LocalDate, foundBy: String, deadline: LocalDate
        ) {
            self.number = number
            self.enterprise = enterprise
            self.area = area
            self.sector = sector
            self.description = description
            self.measures = measures
            self.foundOn = foundOn
            self.foundBy = foundBy
            self.deadline = deadline
        }
    }

    public init(
        unit: String, number: String, date: LocalDate, replyBy: LocalDate, recipient: String, copies: [String] = [],
        stage: String, hazard: Hazard
    ) {
        self.unit = unit
        self.number = number
        self.date = date
        self.replyBy = replyBy
        self.recipient = recipient
        self.copies = copies
        self.stage = stage
        self.hazard = hazard
    }

    /// On the letter's date.
    public var daysOverdue: Int { max(date - hazard.deadline, 0) }
}
