import ZeroMQ

extension Producer {
    /// An error that would come again every time, such as a malformed endpoint, ends the producer.
    func connect(to endpoint: String) {
        do {
            let connection = try Connection(
                to: endpoint, security: configuration.security, in: context, on: thread)
            connection.watch(
                on: thread, replies: { [weak self] in self?.assumeIsolated { $0.receive() } },
                changes: { [weak self] in self?.assumeIsolated { $0.noteChanges() } })
            self.connection = connection
        } catch  where error.isRetriable {
            exchange.lose(.socket(error.message), at: time.now())
        } catch {
            finish(refusing: .socket(error), failing: .socket(error))
        }
    }

    func send(_ request: Request) {
        guard connection?.send(request.body) != true else { return }
        exchange.lose(.broken, at: time.now())
    }

    func disconnect() {
        connection?.close()
        connection = nil
    }

    private func receive() {
        takeReplies()
        work()
    }

    private func takeReplies() {
        for message in connection?.replies() ?? [] {
            for (number, reply) in exchange.receive(message.frames, at: time.now()) {
                board.note(.success(reply), of: number)
            }
        }
    }

    /// What arrived before the connection broke counts.
    private func noteChanges() {
        for change in connection?.changes() ?? [] {
            switch change {
            case .opened: exchange.opened()
            case .failed(let failure):
                takeReplies()
                exchange.lose(failure, at: time.now())
            }
        }
        work()
    }
}
