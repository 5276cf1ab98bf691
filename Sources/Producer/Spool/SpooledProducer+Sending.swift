extension SpooledProducer {
    /// Sends what is in the spool and what comes, until the producer is closed or the disk fails.
    func send() async {
        var shipment = Shipment(through: producer)
        do throws(ProducerError) {
            while true { try await sendMore(&shipment) }
        } catch {
            sendingFailure = error
            changed()
        }
        if !hasMissedReply { await settleRest(&shipment) }
        hasEndedSending = true
        changed()
    }

    /// One step: the next events, or else the replies to the oldest ones, or else nothing until something changes.
    private func sendMore(_ shipment: inout Shipment) async throws(ProducerError) {
        let events = try next()
        if !events.isEmpty {
            try await ship(events, &shipment)
        } else if !shipment.isEmpty {
            var outcomes: [Outcome] = []
            await shipment.collectOldest { outcomes.append($0) }
            try settle(outcomes)
        } else {
            if let refusal { throw refusal }
            await nextChange()
        }
    }

    /// The next events, after what was found out while reading them was told.
    private func next() throws(ProducerError) -> ArraySlice<SpooledEvent> {
        let events = try read()
        if try store.advance() { changed() }
        return events
    }

    private func read() throws(ProducerError) -> ArraySlice<SpooledEvent> {
        defer { tellDamages() }
        return try store.read(upTo: min(configuration.batchSize, configuration.window))
    }

    private func tellDamages() {
        for damage in store.damages { report(.damaged(damage)) }
        damageCount += store.damages.count
        store.damages = []
    }

    private func ship(_ events: ArraySlice<SpooledEvent>, _ shipment: inout Shipment) async throws(ProducerError) {
        let parcel = events.map { event in
            Result { () throws(ProducerError) in
                try OutgoingEvent(event.bytes, limit: configuration.requestBytes)
            }
        }
        var outcomes: [Outcome] = []
        do throws(ProducerError) {
            try await shipment.add(parcel) { outcomes.append($0) }
        } catch {
            try settle(outcomes)
            throw error
        }
        try settle(outcomes)
    }

    /// When it is over: what still has its reply is settled, the rest stays.
    private func settleRest(_ shipment: inout Shipment) async {
        var outcomes: [Outcome] = []
        await shipment.finish { outcomes.append($0) }
        try? settle(outcomes)
    }
}

// MARK: - Replies

extension SpooledProducer {
    /// Takes the outcomes of the oldest events. At the first one that is not final it is over: that event stays, and
    /// those behind it with it, since what is settled is one number.
    private func settle(_ outcomes: [Outcome]) throws(ProducerError) {
        var settled = 0
        defer { changed() }
        do throws(ProducerError) {
            for (event, outcome) in zip(store.outstanding, outcomes) {
                try tell(outcome, of: event)
                settled += 1
            }
        } catch {
            hasMissedReply = true
            try store.settle(settled)
            throw error
        }
        try store.settle(settled)
    }

    private func tell(_ outcome: Outcome, of event: SpooledEvent) throws(ProducerError) {
        switch outcome {
        case .success(let reply): report(.replied(event, reply))
        case .failure(let error) where error.code == .tooLarge || error.code == .notOneEvent:
            report(.unsendable(event, error, keptIn: try store.setAside(event)))
        case .failure(let error): throw error
        }
    }
}
