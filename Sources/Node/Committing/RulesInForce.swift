import Ledgers
import Synchronization

/// The rules by which the ledgers are kept now: those of the start, until this node or another one puts others into force.
final class RulesInForce: Sendable {
    private let rules: Mutex<Rules>

    init(_ rules: Rules) {
        self.rules = Mutex(rules)
    }

    var now: Rules { rules.withLock(\.self) }

    func adopt(_ new: Rules) {
        rules.withLock { $0 = new }
    }
}
