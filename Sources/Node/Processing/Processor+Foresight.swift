import EventJSON
public import LedgerStore
import Ledgers

extension Processor {
    /// Tells the store which events come next in this transaction, for it to look up together what they need.
    public func foresee(_ batch: some Sequence<ReceivedEvent>, in store: any LedgerTransaction) throws {
        try store.foresee({ batch.compactMap(\.valid) }, by: rules.catalog)
    }
}

extension ReceivedEvent {
    /// Nil where it is refused for what it says, or is not looked at.
    fileprivate var valid: Event? {
        guard case .event(let decoded) = content, case .success(let event) = decoded.result else { return nil }
        return event
    }
}
