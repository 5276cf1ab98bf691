/// Why a store could not do what was asked of it. Nothing was changed, but for one case of ``Code/unreachable``.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Hashable, Sendable {
        /// Another process writes; it may pass.
        case busy
        /// No room on the disk; it may pass.
        case full
        /// The disk failed: the node must stop, since a failed fsync is never retried.
        case failed
        /// What is stored is not what was written: the node must stop.
        case damaged
        /// Another node has the data folder.
        case inUse
        /// The data were written by a newer version of Duban.
        case tooNew
        /// Another store's log is being moved here, and is not whole yet: no node may add to it.
        case arriving
        /// Nobody answers; it may pass. A database whose connection is lost while a commit is under way may have carried that
        /// out: a retry has to look whether its event is there already.
        case unreachable
    }

    public let code: Code
    /// One line: what is wrong and what to do. Never SQL, and never data.
    public let description: String

    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    public static let arriving = StoreError(
        .arriving,
        "a log is being moved here, and is not whole yet; run duban migrate to its end, or give an empty database")

    /// Whether the same may succeed later.
    public var isRetriable: Bool {
        switch code {
        case .busy, .full, .unreachable: true
        case .failed, .damaged, .inUse, .tooNew, .arriving: false
        }
    }
}
