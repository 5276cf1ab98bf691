package import LedgerStore

/// Where committed rows go, in the order of the log.
package protocol RowPublisher: Sendable {
    func publish(_ rows: [LogRow]) async
}
