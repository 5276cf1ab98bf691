import Dispatch
import Synchronization

/// Something that one thread gives to another one, which stands still for it.
final class Handover<Item: Sendable>: Sendable {
    private let item = Mutex<Item?>(nil)
    private let given = DispatchSemaphore(value: 0)

    /// The first time counts.
    func give(_ item: Item) {
        let isFirst = self.item.withLock { kept in
            defer { kept = kept ?? item }
            return kept == nil
        }
        if isFirst { given.signal() }
    }

    /// Waits for it. Once.
    func take() -> Item {
        given.wait()
        guard let item = item.withLock(\.self) else { fatalError("nothing was given") }
        return item
    }

    /// Does `work` outside of the simulation, whose thread stands still meanwhile: its order of things is kept.
    static func outside(_ work: @escaping @Sendable () async -> Item) -> Item {
        let handover = Handover()
        handover.begin(work)
        return handover.take()
    }

    /// As ``outside(_:)``, without waiting yet. A task that the simulation's thread makes would be the simulation's.
    func begin(_ work: @escaping @Sendable () async -> Item) {
        DispatchQueue.global().async { Task { self.give(await work()) } }
    }
}
