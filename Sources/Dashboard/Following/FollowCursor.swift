/// How far somebody who follows the log has been told.
struct FollowCursor: Hashable, Sendable {
    /// Everything up to here was told, or was not asked for.
    private(set) var position: Int64

    /// Who is further behind is told what was left out, and goes on near the end: nobody reads so much, and the node would
    /// read it once more for each.
    static let farthest: Int64 = 10_000
    /// So much is told of what was before.
    static let kept: Int64 = 200

    /// - Parameters:
    ///   - seen: what the follower knows already; nil: he wants to hear from now on. A position that the log does not have is of
    ///     another log, and counts as its end.
    ///   - newest: how far the log goes.
    init(after seen: Int64?, newest: Int64) {
        position = max(0, min(seen ?? newest, newest))
    }

    func isBehind(_ newest: Int64) -> Bool { position < newest }

    /// The next position to read.
    var next: Int64 { position + 1 }

    /// Goes on near the end where the follower is too far behind.
    /// - Returns: the positions that are left out.
    mutating func leap(to newest: Int64) -> ClosedRange<Int64>? {
        guard newest - position > Self.farthest else { return nil }
        let omitted = position + 1...newest - Self.kept
        position = omitted.upperBound
        return omitted
    }

    /// - Parameters:
    ///   - positions: of the rows that were read from ``next`` on, none of them beyond `newest`.
    ///   - newest: how far the log went before they were read. Where nothing was found up to there, there is nothing.
    mutating func note(_ positions: [Int64], newest: Int64) {
        position = max(position, positions.last ?? newest)
    }
}
