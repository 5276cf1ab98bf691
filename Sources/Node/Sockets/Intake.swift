/// How much an entrance has taken in, and whether it may read on.
package struct Intake {
    private let limits: IngestLimits
    private var underWay = Load()
    private var isStopped = false

    package init(limits: IngestLimits) {
        self.limits = limits
    }

    /// False while too much waits for a transaction, and from the stop on.
    package var isReading: Bool { !isStopped && !underWay.isFull(by: limits) }

    /// Counts what was taken.
    package mutating func begin(_ load: Load) {
        underWay += load
    }

    /// What was taken is committed, or given back.
    package mutating func settle(_ load: Load) {
        underWay -= load
    }

    /// Takes nothing more.
    package mutating func stop() {
        isStopped = true
    }
}
