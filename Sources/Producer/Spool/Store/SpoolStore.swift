/// The events of a spool on disk, in their order. For one thread; every call ends when it is done.
///
/// ```
/// FOLDER/lock                               held by the process that has the spool
/// FOLDER/00000000000000000001.segment       records (``SpoolRecord``), in ascending numbers; named after the first
/// FOLDER/00000000000000016385.segment       the newest is appended to, until it is large enough
/// FOLDER/progress                           what is stored and what is settled (``SpoolProgress``)
/// FOLDER/damaged/NAME.segment-OFFSET        bytes of a segment that are no record
/// ```
///
/// - **Taking.** A batch of events is one write and one fsync. Only then is ``SpoolProgress/stored`` raised, and only
///   then are they read to be sent. A segment's name is made durable before its first event. What a failed write has
///   left is cut off again; after a failed fsync nothing is taken any more.
/// - **Settling.** Replies come in order, so one number says what is settled. It is written after every batch of
///   replies and fsynced before a segment is removed. After a kill the events that were in flight are sent again; after
///   a loss of power also those whose replies came in the last seconds before it: the node answers 208.
/// - **Opening.** What lies behind the last whole record of the newest segment, and behind what is stored, is a write
///   that was cut short: it is set aside and cut off. An earlier process's segment is never appended to.
/// - **Damage.** Records are checked whenever they are read. What is none is set aside before anything behind it is
///   sent, and the numbers tell which events are lost, also where a file is cut off at the end of a record or is gone.
package final class SpoolStore {
    let disk: any SpoolDisk
    let limit: Int
    let segmentBytes: Int

    /// Oldest first.
    var segments: [SpoolSegment] = []
    /// The newest segment while it is appended to.
    var writing: (any SpoolFile)?
    /// Why nothing is taken any more.
    var failure: ProducerError?

    package var progress = SpoolProgress()
    var progressFile: (any SpoolFile)?
    /// The one of the secure places that was written last.
    var securePlace = 0

    /// The number that is read next; all before it are handed out, in ``ready`` or lost.
    var nextRead: UInt64 = 1
    /// Where reading has come to.
    var reader = (segment: UInt64(0), offset: 0)
    /// Read and not yet handed out.
    var ready: ArraySlice<SpooledEvent> = []
    /// Handed out and not yet settled.
    var outstanding: ArraySlice<SpooledEvent> = []
    /// Found and not yet told.
    package var damages: [SpoolDamage] = []

    /// Opens a spool, or makes one.
    ///
    /// - Throws: ``ProducerError/Code/spoolInUse``, ``ProducerError/Code/spool``.
    package init(_ disk: any SpoolDisk, limit: Int, segmentBytes: Int) throws(ProducerError) {
        (self.disk, self.limit, self.segmentBytes) = (disk, limit, segmentBytes)
        do {
            try disk.open()
            try recover()
        } catch {
            throw .spool(error, in: disk.path)
        }
    }

    /// What the segments take.
    var bytes: Int { segments.reduce(0) { $0 + $1.size } }

    /// How many events are not settled, lost ones that are not yet found included.
    var backlog: Int { Int(progress.stored - progress.settled) }

    /// The first event that is not settled.
    ///
    /// - Throws: ``ProducerError/Code/spool``.
    func oldest() throws(ProducerError) -> SpooledEvent? {
        if let oldest = outstanding.first ?? ready.first { return oldest }
        try fill()
        return ready.first
    }

    /// Gives the folder free. A spool without a backlog leaves no segment.
    package func close() {
        do throws(DiskFault) {
            if backlog == 0 { try removeSegments(through: segments.count) }
            try secureProgress()
        } catch {
            // What is not removed or not written now is removed, or sent and answered with 208, the next time.
        }
        writing?.close()
        progressFile?.close()
        disk.close()
    }
}
