/// How a point stands, in a word; the first that holds.
public enum PointStanding: String, Hashable, Sendable, CaseIterable {
    /// 超限: it has given reason for a hazard, and the episode is not over.
    case alarm
    /// 失效: nothing of use is received.
    case silent
    /// 故障: what was received last was of no use.
    case fault
    /// 正常
    case normal
}

extension PointState {
    public var standing: PointStanding {
        if breach != nil { return .alarm }
        if let silence, silence.clearedAt == nil { return .silent }
        return faultySince == nil ? .normal : .fault
    }
}
