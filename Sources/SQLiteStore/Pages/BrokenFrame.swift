/// The first frame of a write-ahead log that fails its checksum.
struct BrokenFrame {
    let frame: WALFrame
    /// The checksum of the frame before.
    let before: WALSum

    /// Whether the next frame goes on from what this one holds: only its stored checksum, or its salts, are wrong.
    func leads(to next: WALFrame) -> Bool {
        next.number == frame.number + 1 && next.sum(after: frame.sum(after: before)) == next.stored
    }

    /// Whether this frame, as it was written, ended a commit, given that a frame goes on from it.
    func wasCommit(before next: WALFrame) -> Bool {
        guard next.number == frame.number + 1 else { return false }
        if leads(to: next) { return frame.isCommit }
        return frame.isCommit && frame.hasHeaderInOneSector
    }
}
