import LedgerStore

/// Several publishers, each after the one before.
struct RowPublishers: RowPublisher {
    private let all: [any RowPublisher]

    init(_ all: [any RowPublisher]) {
        self.all = all
    }

    func publish(_ rows: [LogRow]) async {
        for publisher in all { await publisher.publish(rows) }
    }
}
