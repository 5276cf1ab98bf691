import Glibc

extension ProducerError {
    static func spoolFull(_ path: String, taken: Int, limit: Int, backlog: Int) -> ProducerError {
        ProducerError(
            .spoolFull,
            "the spool \(path) is full: \(backlog) events wait in \(taken) of \(limit) bytes; the new one is not kept: "
                + "publish it again when a node has taken some, or allow more bytes",
            isRetriable: true)
    }

    static let cancelledWaiting = ProducerError(
        .cancelled, "cancelled while waiting for the spool; what it has taken is kept", isRetriable: true)

    static func tooLargeForSpool(_ count: Int, limit: Int) -> ProducerError {
        ProducerError(
            .tooLarge, "too large: the events have \(count) bytes with their headers, the spool may have \(limit)")
    }

    /// A call failed and changed nothing: another try may go well, where there is space again.
    static func spool(_ fault: DiskFault, in path: String) -> ProducerError {
        guard !fault.isInUse else {
            return ProducerError(
                .spoolInUse, "another process has the spool \(path); wait for it to end, or name another folder",
                isRetriable: true)
        }
        return ProducerError(
            .spool, "\(fault.path) can't be \(fault.action): \(fault.reason); \(advice(fault))",
            isRetriable: fault.isNoSpace)
    }

    private static func advice(_ fault: DiskFault) -> String {
        if fault.isNoSpace { return "free some space; what the spool had taken before is kept" }
        if fault.number == ENOTDIR { return "the spool needs a folder, and there is a file of this name" }
        return switch fault.action {
        case .made, .opened, .locked, .listed: "check the permissions of the spool's folder"
        default: "check the disk; what the spool had taken before is kept"
        }
    }

    /// A call failed, and what it has left on the disk is not known.
    static func spoolFailed(_ fault: DiskFault, in path: String) -> ProducerError {
        ProducerError(
            .spool,
            "\(fault.path) can't be \(fault.action): \(fault.reason); the spool \(path) takes no more events until it "
                + "is opened anew: check the disk, and publish again what was not confirmed")
    }
}
