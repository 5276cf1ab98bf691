import LedgerStore

/// How two stores stand to each other before a log is moved from one to the other.
enum MoveStart: Hashable {
    /// There is nothing at the destination.
    case begin
    /// The destination has a part of this log, or all of it and not all of the state.
    case goOn
    /// The destination has all of it, and it was whole before; nodes may have gone on there.
    case done

    /// - Parameters:
    ///   - former: where the source says that its log was moved before.
    ///   - isArriving: whether the destination says that its log is not whole.
    ///   - agree: whether the two have the same row where the shorter one ends, and so the same rows up to there.
    init(
        from source: LogHead, movedTo former: String?, to destination: LogHead, isArriving: Bool, agree: Bool
    ) throws(MoveError) {
        let (rows, there) = (source.position, destination.position)
        guard rows > 0 else { throw .empty }
        guard agree else { throw .otherLog(at: min(rows, there)) }
        switch (isArriving, there) {
        case (false, 0) where former != nil: throw .movedElsewhere(former ?? "")
        case (false, 0): self = .begin
        case (false, ..<rows): throw .grownSource(rows, since: there)
        case (false, _): self = .done
        case (true, ...rows): self = .goOn
        case (true, _): throw .shorterSource(rows, than: there)
        }
    }
}
