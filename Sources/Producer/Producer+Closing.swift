import ZeroMQ

extension Producer {
    /// Takes no more events, waits for the replies that are outstanding, and ends the thread.
    ///
    /// - Parameter patience: how long to wait; then whoever still waits for a reply gets
    ///   ``ProducerError/Code/unanswered``. Default 30 s. Cancelling the task has the same effect.
    public nonisolated func close(within patience: Duration = .seconds(30)) async {
        await withTaskCancellationHandler {
            await drain(within: patience)
        } onCancel: {
            Task { await self.endWaiting() }
        }
        await thread.stop()
        context.terminate()
    }

    private func drain(within patience: Duration) async {
        guard !hasEnded else { return }
        refusal = refusal ?? .closed
        exchange.close(at: time.now() + patience)
        await withCheckedContinuation { continuation in
            closers.append(continuation)
            scheduleWork()
        }
    }

    private func endWaiting() {
        exchange.close(at: time.now())
        work()
    }

    /// Ends for good: refuses what is published from now on, and fails what is unanswered.
    func finish(refusing error: ProducerError, failing rest: ProducerError) {
        hasEnded = true
        refusal = refusal ?? error
        alarm.clear()
        disconnect()
        exchange.stop()
        board.failAll(with: rest)
        for closer in closers { closer.resume() }
        closers = []
    }
}
