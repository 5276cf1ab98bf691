import HeapModule
import Ledgers

extension MemoryTables {
    func timers(of subject: String) -> [Timer] {
        (timersBySubject[subject] ?? []).compactMap { timers[$0] }.sorted().map(\.timer)
    }

    func timersInTurn() -> [Timer] {
        timers.values.sorted().map(\.timer)
    }

    func schedule(_ timer: Timer) {
        timersScheduled += 1
        let scheduled = ScheduledTimer(timer: timer, sequence: timersScheduled)
        put(scheduled, for: TimerKey(timer))
        timerOrder.insert(scheduled)
    }

    func cancel(_ timer: Timer) {
        put(nil, for: TimerKey(timer))
    }

    func firstTimer() -> Timer? {
        while let first = timerOrder.min {
            if timers[TimerKey(first.timer)] == first { return first.timer }
            timerOrder.removeMin()
        }
        return nil
    }

    private func put(_ scheduled: ScheduledTimer?, for key: TimerKey) {
        let old = replace(scheduled, for: key)
        guard scheduled != nil || old != nil else { return }
        onError({ tables in
            _ = tables.replace(old, for: key)
            // The order may have lost it in passing.
            if let old { tables.timerOrder.insert(old) }
        })
    }

    /// - Returns: the timer before.
    private func replace(_ scheduled: ScheduledTimer?, for key: TimerKey) -> ScheduledTimer? {
        let old = timers.exchange(scheduled, for: key)
        if scheduled != nil, old == nil {
            timersBySubject[key.subject, default: []].insert(key)
        } else if scheduled == nil, old != nil {
            timersBySubject[key.subject]?.remove(key)
            if timersBySubject[key.subject]?.isEmpty == true { timersBySubject[key.subject] = nil }
        }
        return old
    }
}
