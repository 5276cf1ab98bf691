extension SpooledProducer {
    /// What to do with an event for which the spool has no room.
    public enum WhenFull: Sendable {
        /// Throw ``ProducerError/Code/spoolFull``.
        case refuse
        /// Wait until enough has been sent, however long that takes. Of those who wait, the first to come may not be
        /// the first to go on.
        case wait
    }

    /// Keeps an event on disk, to be sent as soon as there is a node.
    ///
    /// - Parameters:
    ///   - event: a CloudEvent in JSON. What is no JSON is kept and sent too: the node says what is wrong with it.
    ///   - whenFull: default ``WhenFull/refuse``.
    /// - Returns: the event's number in the spool, when it is durable; reports bear it too.
    /// - Throws: ``ProducerError/Code/notOneEvent``, ``ProducerError/Code/tooLarge``: it can't be sent and is not kept.
    ///   ``ProducerError/Code/spoolFull``, ``ProducerError/Code/closed``, ``ProducerError/Code/cancelled`` while
    ///   waiting for room: it is not kept. ``ProducerError/Code/spool``: it is not kept, or after a failed fsync nobody
    ///   knows; publishing it again does no harm.
    @discardableResult
    public func publish(_ event: [UInt8], whenFull: WhenFull = .refuse) async throws(ProducerError) -> UInt64 {
        if let fault = OutgoingEvent.fault(of: event, limit: configuration.requestBytes) { throw fault }
        return try await keep([event], whenFull)
    }

    /// Keeps events on disk in their order, all with one fsync, or none.
    ///
    /// - Returns: for each event its number, when all are durable. Those that can't be sent are not kept and have
    ///   their error instead: ``ProducerError/Code/notOneEvent``, ``ProducerError/Code/tooLarge``.
    /// - Throws: what ``publish(_:whenFull:)`` throws for other reasons.
    @discardableResult
    public func publish(
        contentsOf events: [[UInt8]], whenFull: WhenFull = .refuse
    ) async throws(ProducerError) -> [Result<UInt64, ProducerError>] {
        let faults = events.map { OutgoingEvent.fault(of: $0, limit: configuration.requestBytes) }
        let sound = zip(events, faults).filter { $1 == nil }.map(\.0)
        guard !sound.isEmpty else { return faults.compactMap { $0.map(Result.failure) } }
        var number = try await keep(sound, whenFull)
        return faults.map { fault in
            if let fault { return .failure(fault) }
            defer { number += 1 }
            return .success(number)
        }
    }

    private func keep(_ events: [[UInt8]], _ whenFull: WhenFull) async throws(ProducerError) -> UInt64 {
        let size = events.reduce(0) { $0 + SpoolRecord.size(of: $1) }
        try await makeRoom(for: size, whenFull)
        let outcome = await withCheckedContinuation { continuation in
            pending.append(PendingBatch(events: events, size: size, continuation: continuation))
            pendingBytes += size
            scheduleFlush()
        }
        return try outcome.get()
    }

    private func makeRoom(for size: Int, _ whenFull: WhenFull) async throws(ProducerError) {
        guard size <= store.limit else { throw .tooLargeForSpool(size, limit: store.limit) }
        while true {
            if let refusal = refusal ?? store.failure { throw refusal }
            if try store.hasRoom(for: pendingBytes + size) { return }
            guard whenFull == .wait else {
                throw .spoolFull(store.disk.path, taken: store.bytes, limit: store.limit, backlog: store.backlog)
            }
            if let sendingFailure { throw sendingFailure }
            if Task.isCancelled { throw .cancelledWaiting }
            await nextChange()
        }
    }
}

// MARK: - Group commit

extension SpooledProducer {
    /// Writes after the jobs that are there already: what comes while one batch is fsynced shares the next fsync.
    private func scheduleFlush() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        Task { flush() }
    }

    /// Writes what is pending, in portions that are not larger than they need be.
    func flush() {
        isFlushScheduled = false
        while !pending.isEmpty {
            let count = portion()
            let batches = pending.prefix(count)
            pending.removeFirst(count)
            pendingBytes -= batches.reduce(0) { $0 + $1.size }
            commit(batches)
        }
        changed()
    }

    private func portion() -> Int {
        var size = 0
        let count = pending.prefix { batch in
            defer { size += batch.size }
            return size < 1 << 20
        }.count
        return count
    }

    private func commit(_ batches: ArraySlice<PendingBatch>) {
        do throws(ProducerError) {
            var number = try store.take(batches.flatMap(\.events), at: spool.now())
            for batch in batches {
                batch.continuation.resume(returning: .success(number))
                number += UInt64(batch.events.count)
            }
        } catch {
            for batch in batches { batch.continuation.resume(returning: .failure(error)) }
        }
    }
}
