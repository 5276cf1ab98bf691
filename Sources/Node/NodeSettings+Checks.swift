import EventJSON
import Ledgers

extension Processor {
    /// As a node of these settings runs it: on a test clock, which is moved, no timer counts as missed.
    package init(_ settings: NodeSettings, on clock: any NodeClock) {
        self.init(rules: settings.rules, isTest: clock.isTest, missedAfter: clock.isTest ? nil : .minutes(1))
    }
}

extension EventReader {
    init(_ settings: NodeSettings) {
        self.init(
            decoder: IncomingDecoder(policy: settings.rules.policy), largestRequest: settings.limits.requestBytes,
            largestBatch: settings.limits.batchEvents)
    }
}
