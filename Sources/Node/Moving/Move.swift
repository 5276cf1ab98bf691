public import LedgerStore

/// Moves a log and all state from one store into another: row by row as they are, with their positions and hashes.
///
/// It can be interrupted at any instant and run again: it goes on where it stopped, also when the source has grown since. Until
/// all is there and verified the destination is marked as not whole (``ReceivingTransaction/isArriving()``), so that no
/// node starts on a part. Of two that run at once on one destination the slower one ends with an error.
public struct Move: Sendable {
    let source: any LedgerStore
    private let former: String?
    let destination: any ReceivingStore
    let stride: MoveStride
    let progress: @Sendable (MoveStage, Int, Int?) -> Void

    /// - Parameters:
    ///   - source: nobody writes to it meanwhile; it is only read.
    ///   - former: where the source says that its log was moved before; nil where it does not.
    ///   - destination: empty, or what an earlier run left.
    ///   - progress: is told how much of a stage this run has done, from 0 on, and of how much, where that is known.
    public init(
        from source: any LedgerStore, movedTo former: String?, to destination: any ReceivingStore,
        progress: @escaping @Sendable (MoveStage, Int, Int?) -> Void
    ) {
        self.init(from: source, movedTo: former, to: destination, stride: MoveStride(), progress: progress)
    }

    init(
        from source: any LedgerStore, movedTo former: String? = nil, to destination: any ReceivingStore,
        stride: MoveStride,
        progress: @escaping @Sendable (MoveStage, Int, Int?) -> Void = { _, _, _ in }
    ) {
        (self.source, self.former, self.destination) = (source, former, destination)
        (self.stride, self.progress) = (stride, progress)
    }

    /// - Parameter leave: has to see that no node starts on the source any more. It is called when the destination is verified
    ///   and before a node may start there: there is no instant in which one may start on both.
    /// - Throws: ``MoveError``, ``Discrepancy`` where the state is not what the log gives, `StoreError`, or what `leave`
    ///   throws. What was moved is kept.
    public func run(leave: @Sendable () throws -> Void) async throws -> MovedLog {
        let head = try await source.read { try $0.head() }
        let (start, there) = try await begin(head)
        if start == .done {
            try leave()
            return MovedLog(head: head, rows: 0, wasDone: true)
        }
        try await moveLog(from: there, to: head)
        try await moveState(of: head)
        try await verify(head)
        try leave()
        try await receive(on: head) { try $0.setArriving(false) }
        return MovedLog(head: head, rows: head.position - there.position, wasDone: false)
    }

    /// Decides, and marks an empty destination.
    /// - Returns: also the end of the log there.
    private func begin(_ head: LogHead) async throws -> (MoveStart, LogHead) {
        let there = try await destination.read { try $0.head() }
        let shorter = min(head.position, there.position)
        let agree = try await hash(at: shorter, in: source) == hash(at: shorter, in: destination)
        return try await destination.receive { [former] transaction in
            guard try transaction.head() == there else { throw MoveError.interference }
            let start = try MoveStart(
                from: head, movedTo: former, to: there, isArriving: transaction.isArriving(), agree: agree)
            if start == .begin { try transaction.setArriving(true) }
            return (start, there)
        }
    }

    private func hash(at position: Int64, in store: any LedgerStore) async throws -> ChainHash? {
        guard position > 0 else { return .beginning }
        return try await store.read { try $0.rows(from: position, limit: 1, filter: .all).first?.hash }
    }

    private func verify(_ head: LogHead) async throws {
        progress(.verification, 0, Int(head.position))
        let verified = try await Verification(of: destination).run { [progress] done, total in
            progress(.verification, Int(done), Int(total))
        }
        guard try await source.read({ try $0.head() }) == head else { throw MoveError.sourceInUse }
        guard verified.head == head else { throw MoveError.interference }
    }

    /// One commit on the destination, which has to be as this run left it.
    @discardableResult
    func receive<Outcome: Sendable>(
        on head: LogHead, _ work: @escaping @Sendable (any ReceivingTransaction) throws -> Outcome
    ) async throws -> Outcome {
        try await destination.receive { transaction in
            guard try transaction.isArriving(), try transaction.head() == head else { throw MoveError.interference }
            return try work(transaction)
        }
    }
}
