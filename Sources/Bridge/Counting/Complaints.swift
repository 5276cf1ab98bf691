import Synchronization

/// What was complained about: the same thing once, so that no flood of it fills the log.
final class Complaints: Sendable {
    private let told = Mutex<Set<String>>([])

    /// Topics and files have few names; whoever makes up more is only counted.
    private static let most = 1_000

    /// Whether it is news.
    func isNews(_ complaint: String) -> Bool {
        told.withLock { $0.count < Self.most && $0.insert(complaint).inserted }
    }

    func forget() {
        told.withLock { $0 = [] }
    }
}
