/// Every number and name of the rules that an office may change (`deploy/policy.yaml`).
///
/// The defaults are the shipped policy: what the five notices, 国务院令第493号 and 安全生产法 Art. 41 give.
/// A node records a policy that differs from the shipped one in its log, so the log alone explains the ledgers.
public struct Policy: Hashable, Sendable, Codable {
    /// Deadlines and dates are those of this zone. Default `Asia/Shanghai`.
    public var zone: Zone = .shanghai
    /// 行业领域 that an event may name.
    public var sectors: [String] = Policy.shippedSectors
    public var events = Events()
    public var hazards = Hazards()
    public var escalations = Escalations()
    public var incidents = Incidents()
    public var watchlist = Watchlist()
    public var monitoring = Monitoring()

    public init() {}

    public static let shipped = Policy()

    /// How events may lie in time to one another (sections 1 and 5).
    public struct Events: Hashable, Sendable, Codable {
        /// How far `time` and `rectifiedAt` may lie after receipt. Default 5 minutes.
        public var futureLimit: Span = .minutes(5)
        /// How much the clocks of two offices may differ: a `verified` that lies further before the latest rectification
        /// speaks of an earlier one. Default 10 minutes.
        public var clockSkew: Span = .minutes(10)
        /// How long an early event waits for the one it depends on. Default 7 days.
        public var parkedFor: Span = .days(7)

        public init() {}
    }

    /// A hazard's life (section 4).
    public struct Hazards: Hashable, Sendable, Codable {
        /// Days to the deadline of a major hazard found without one. Default 30.
        public var majorDeadlineDays = 30
        /// Days to the deadline of a general hazard found without one. Default 15.
        public var generalDeadlineDays = 15
        /// Days that a reopened or upgraded hazard gets whose deadline has passed. Default 7.
        public var renewedDeadlineDays = 7
        /// The levels whose rectification waits for 复查验收. Default: major.
        public var verifiedLevels: [HazardLevel] = [.major]

        public init() {}

        public func needsVerification(_ level: HazardLevel) -> Bool {
            verifiedLevels.contains(level)
        }
    }

    /// Escalations of hazards (section 6).
    public struct Escalations: Hashable, Sendable, Codable {
        /// The ladder, lowest stage first.
        public var ladder: [LadderStage] = Policy.shippedLadder
        /// From this stage of the ladder on, a hazard counts as overdue for the watch list. Default `overdue`.
        public var overdueStage = "overdue"
        /// 叫应: how long a stage may stay unacknowledged before the next one is raised. Default 24 hours.
        public var acknowledgeWithin: Span = .hours(24)
        /// How often the last stage, `verify` and the incidents' stages are raised again. Default 24 hours.
        public var repeatEvery: Span = .hours(24)
        /// After how long an acknowledged one is raised again all the same. Default 7 days.
        public var repeatAcknowledgedAfter: Span = .days(7)
        /// 复查超期: raised when a rectified hazard is not verified in time.
        public var verify = Stage(
            code: "verify", title: "复查超期", recipients: ["lead-department", "county-office"])
        /// Days after the day of the rectification's receipt within which it is to be verified. Default 5.
        public var verifyWithinDays = 5

        public init() {}
    }

    /// Incidents (section 6).
    public struct Incidents: Hashable, Sendable, Codable {
        /// 迟报: a first report later than this after the incident is late. Default 60 minutes (493号令 Art. 9).
        public var lateAfter: Span = .minutes(60)
        /// Highest class first. What reaches none of them is `ordinary`, `near-miss` or `unclassified`.
        public var thresholds: [IncidentThreshold] = Policy.shippedThresholds
        /// From this class on an incident is escalated and 追责问责 is opened, deaths or not. Default `considerable`.
        public var graveFrom: IncidentClass = .considerable
        /// 迟报
        public var lateReport = Stage(code: "late-report", title: "迟报", recipients: ["city-office"])
        /// 重大隐患未整改发生事故
        public var openHazard = Stage(code: "open-hazard", title: "隐患未除发生事故", recipients: ["contract-leader"])
        /// 事故
        public var incident = Stage(code: "incident", title: "事故", recipients: ["city-office", "contract-leader"])

        public init() {}
    }

    /// 一个不放心名单 (section 8).
    public struct Watchlist: Hashable, Sendable, Codable {
        /// Major hazards of one enterprise ever raised as overdue that put it on the list. Default 2.
        public var overdueMajors = 2
        /// Reopenings of one hazard that put its enterprise on the list. Default 2.
        public var reopenings = 2

        public init() {}
    }

    /// Monitoring points (section 10).
    public struct Monitoring: Hashable, Sendable, Codable {
        /// The kinds of points whose major hazards go to leader level at once, 比照事故进行调查处理. Default `methane`
        /// (同安发〔2023〕15号 (39)).
        public var leaderAtOnce = ["methane"]
        /// How long a breach or silence has to be over before its hazard is rectified: what begins anew within it goes on with
        /// the same hazard. Default 10 minutes.
        public var continuesWithin: Span = .minutes(10)
        /// 监测失效: a point that nothing of use was received from for so many of its intervals is silent. Default 3.
        public var silentAfterIntervals = 3
        /// How long ago a reading may have been measured at its receipt. Default 24 hours.
        public var lateBy: Span = .hours(24)
        /// How long the minutes of a point are kept. Default 7 days.
        public var keepMinutes: Span = .days(7)

        public init() {}
    }
}

extension KeyedDecodingContainer {
    /// Logs from before there were monitoring points record policies without them: those are as shipped.
    func decode(_: Policy.Monitoring.Type, forKey key: Key) throws -> Policy.Monitoring {
        try decodeIfPresent(Policy.Monitoring.self, forKey: key) ?? Policy.Monitoring()
    }
}
