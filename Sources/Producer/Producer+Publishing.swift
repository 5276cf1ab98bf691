public import EventJSON

extension Producer {
    /// Publishes one event and waits for its final reply, however long that takes.
    ///
    /// Many tasks may do this at a time, in no order among them; for an order there is ``publish(contentsOf:)``.
    /// Cancelling the task ends the waiting; an event that is on its way then may be delivered nevertheless.
    ///
    /// - Parameter event: a CloudEvent in JSON. What is no JSON is sent too: the node says what is wrong with it.
    /// - Returns: the node's reply, for example status 200, or 422 with a code; never 429 or 503.
    /// - Throws: ``ProducerError/Code/notOneEvent``, ``ProducerError/Code/tooLarge``,
    ///   ``ProducerError/Code/cancelled``, ``ProducerError/Code/unanswered``, ``ProducerError/Code/closed``,
    ///   ``ProducerError/Code/socket``.
    public nonisolated func publish(_ event: [UInt8]) async throws(ProducerError) -> Reply {
        try await deliver(try prepare(event))
    }

    /// Publishes events in their order and waits for their final replies, which it holds in memory all together.
    ///
    /// - Returns: the replies in the order of the events.
    /// - Throws: the first error among the outcomes of ``publish(contentsOf:onOutcome:)``, after all the others are
    ///   there; or what that throws.
    public nonisolated(nonsending) func publish(
        contentsOf events: some Sequence<[UInt8]>
    ) async throws(ProducerError) -> [Reply] {
        var outcomes: [Result<Reply, ProducerError>] = []
        try await publish(contentsOf: events) { outcomes.append($0) }
        return try outcomes.map { outcome throws(ProducerError) in try outcome.get() }
    }

    /// Publishes events in their order, however many, and hands out what becomes of each.
    ///
    /// Takes the next events from the sequence, as many as fit into a request, while fewer than a window of them are
    /// outstanding. A sequence that blocks while it waits for more holds up those that it gave out just before.
    ///
    /// - Parameter onOutcome: called for each event in their order with its final reply, or with the error that
    ///   ``publish(_:)`` would have thrown.
    /// - Throws: ``ProducerError/Code/cancelled``, ``ProducerError/Code/closed`` or ``ProducerError/Code/socket`` when
    ///   no more events can be published; then the rest of the sequence is not looked at.
    public nonisolated(nonsending) func publish(
        contentsOf events: some Sequence<[UInt8]>, onOutcome: (Result<Reply, ProducerError>) -> Void
    ) async throws(ProducerError) {
        var shipment = Shipment(through: self)
        var iterator = events.makeIterator()
        do throws(ProducerError) {
            while let events = nextParcel(from: &iterator) { try await shipment.add(events, onOutcome) }
        } catch {
            await shipment.finish(onOutcome)
            throw error
        }
        await shipment.finish(onOutcome)
    }

    /// As many events as fit into a request by their number.
    private nonisolated func nextParcel(
        from iterator: inout some IteratorProtocol<[UInt8]>
    ) -> [Result<OutgoingEvent, ProducerError>]? {
        var parcel: [Result<OutgoingEvent, ProducerError>] = []
        let limit = min(configuration.batchSize, configuration.window)
        while parcel.count < limit, let bytes = iterator.next() {
            parcel.append(Result { () throws(ProducerError) in try prepare(bytes) })
        }
        return parcel.isEmpty ? nil : parcel
    }

    private nonisolated func prepare(_ bytes: [UInt8]) throws(ProducerError) -> OutgoingEvent {
        try OutgoingEvent(bytes, limit: configuration.requestBytes)
    }
}

// MARK: - Parcels

extension Producer {
    private func deliver(_ event: OutgoingEvent) async throws(ProducerError) -> Reply {
        try await outcomes(of: try submit([.success(event)]))[0].get()
    }

    /// Puts events in the queue, as one parcel; those that cannot be published have their outcome already.
    ///
    /// - Returns: the number of the parcel, for ``outcomes(of:)``.
    func submit(_ events: [Result<OutgoingEvent, ProducerError>]) throws(ProducerError) -> Int {
        if let refusal { throw refusal }
        if Task.isCancelled { throw .cancelled }
        let parcel = nextNumber
        nextNumber += events.count
        board.open(parcel, events.map(\.failure))
        for (index, event) in events.enumerated() {
            if case .success(let event) = event { exchange.window.append(event, number: parcel + index) }
        }
        scheduleWork()
        return parcel
    }

    /// Waits for the outcomes of a parcel, in order, and forgets it; to be called once. When the task is cancelled,
    /// those that are outstanding are given up.
    func outcomes(of parcel: Int) async -> [Outcome] {
        await withTaskCancellationHandler {
            await withCheckedContinuation { board.collect(parcel, $0) }
        } onCancel: {
            Task { await self.abandon(parcel) }
        }
    }

    private func abandon(_ parcel: Int) {
        let numbers = board.numbers(of: parcel)
        exchange.window.abandon(numbers)
        board.fail(numbers, with: .cancelled)
        work()
    }
}

extension Result<OutgoingEvent, ProducerError> {
    /// The outcome of an event that cannot be published at all.
    fileprivate var failure: Outcome? {
        if case .failure(let error) = self { .failure(error) } else { nil }
    }
}
