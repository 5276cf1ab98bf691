import ZeroMQ

extension SpooledProducer {
    /// Waits until every event has its final reply, however long that takes.
    ///
    /// - Throws: what keeps the rest from being sent: ``ProducerError/Code/cancelled`` where the task is cancelled,
    ///   ``ProducerError/Code/closed``, ``ProducerError/Code/spool``, ``ProducerError/Code/socket``. The events stay in
    ///   the spool.
    public func drained() async throws(ProducerError) {
        while store.backlog > 0 || !pending.isEmpty {
            if let sendingFailure { throw sendingFailure }
            if Task.isCancelled { throw .cancelledWaiting }
            await nextChange()
        }
    }

    /// Takes no more events, waits for the replies to those that are in flight, and gives the folder free. The backlog
    /// stays for the next one who opens the spool; who wants it sent waits for ``drained()`` before.
    ///
    /// - Parameter patience: how long to wait for replies. Default 1 s. An event whose reply does not come is sent
    ///   again the next time.
    public nonisolated func close(within patience: Duration = .seconds(1)) async {
        await endTaking()
        await producer.close(within: patience)
        await endSending()
        await thread.stop()
    }

    private func endTaking() {
        refusal = .closed
        flush()
    }

    private func endSending() async {
        while !hasEndedSending { await nextChange() }
        store.close()
    }
}
