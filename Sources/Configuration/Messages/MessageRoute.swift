public import Ledgers

/// Which escalations are told to whom, and how soon.
public struct MessageRoute: Hashable, Sendable {
    /// In its cursor of the outbox and in the log.
    public var name: String
    /// The name of its destination.
    public var via: String
    /// Recipient roles, one of which an escalation must go to; nil for whatever its recipients.
    public var recipients: Set<String>?
    /// Default: all.
    public var areas = AreaScope.everywhere
    /// Codes of stages; nil for all.
    public var stages: Set<String>?
    /// Stages that are sent at once, each alone; the others wait for a digest. Of no meaning for `http`, which gets each
    /// escalation alone.
    public var urgent: Set<String> = ["city", "leader", "incident", "open-hazard", "late-report"]
    /// How long the first ordinary escalation waits for others. Default 60 minutes.
    public var digestEvery: Duration = .seconds(3_600)
    /// How long a message is tried before it is given up. Default 24 hours.
    public var giveUpAfter: Duration = .seconds(86_400)
    /// A new route tells what is raised at or after this instant; nil: what is raised after it was first there.
    public var since: Instant?
    /// Addresses, of a route by mail.
    public var mailTo: [String] = []
    /// 免打扰; nil for none.
    public var quiet: QuietHours?

    public init(name: String, via: String) {
        self.name = name
        self.via = via
    }
}
