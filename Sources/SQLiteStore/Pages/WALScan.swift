/// Goes through the frames of a write-ahead log as SQLite does after a crash: every frame counts up to the first that
/// fails its checksum, as far as it is committed.
///
/// Where a commit returned its frames were on the disk, so a crash can tear no more than the one transaction that was
/// under way. A frame that fails and belongs to an earlier one is damage: SQLite would drop it and all that follows
/// without a word.
struct WALScan {
    private(set) var content = WALContent.nothing
    /// The first frame that fails, where that can't be the work of a crash.
    private(set) var damaged: WALFrame?

    private let header: WALHeader
    private var uncommitted: Set<UInt32> = []
    private var broken: BrokenFrame?
    /// Of the frame before.
    private var sum: WALSum
    private var isAfterCommit = false

    init(after header: WALHeader) {
        self.header = header
        sum = header.stored
    }

    /// Takes the next frame.
    mutating func take(_ frame: WALFrame) {
        if let broken { take(frame, after: broken) } else { takeIntact(frame) }
        sum = frame.stored
    }

    private mutating func takeIntact(_ frame: WALFrame) {
        guard isOfThisLog(frame), frame.sum(after: sum) == frame.stored else {
            broken = BrokenFrame(frame: frame, before: sum)
            return
        }
        uncommitted.insert(frame.page)
        guard frame.isCommit else { return }
        content.commit(uncommitted, pageCount: frame.pagesAfterCommit)
        uncommitted = []
    }

    /// A frame that goes on from a commit was written when that commit and all before it were on the disk. What is left of
    /// a transaction that was undone goes on from no commit.
    private mutating func take(_ frame: WALFrame, after broken: BrokenFrame) {
        let goesOn = isOfThisLog(frame) && (frame.sum(after: sum) == frame.stored || broken.leads(to: frame))
        if goesOn, isAfterCommit || broken.wasCommit(before: frame) { damaged = broken.frame }
        isAfterCommit = goesOn && frame.isCommit
    }

    private func isOfThisLog(_ frame: WALFrame) -> Bool { header.salts.elementsEqual(frame.salts) }
}
