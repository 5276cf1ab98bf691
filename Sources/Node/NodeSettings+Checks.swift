import EventJSON
import Ledgers

extension NodeSettings {
    /// A test clock is for this machine only: nobody else may take its ledgers for real ones.
    func refuseUnsafe() throws(NodeError) {
        guard clock.isTest else { return }
        for endpoint in [ingest, feed, tail, query] where !Self.isLocal(endpoint) {
            throw NodeError(
                "a test clock is for loopback only, not for \(endpoint); leave out --clock, or bind 127.0.0.1")
        }
    }

    private static func isLocal(_ endpoint: String) -> Bool {
        ["tcp://127.", "tcp://localhost:", "tcp://[::1]:", "ipc://", "inproc://"].contains { endpoint.hasPrefix($0) }
    }
}

extension Processor {
    /// As a node of these settings runs it: on a test clock, which is moved, no timer counts as missed.
    package init(_ settings: NodeSettings, on clock: any NodeClock) {
        self.init(rules: settings.rules, isTest: clock.isTest, missedAfter: clock.isTest ? nil : .minutes(1))
    }
}

extension EventReader {
    init(_ settings: NodeSettings) {
        self.init(
            decoder: EventDecoder(policy: settings.rules.policy), largestRequest: settings.limits.requestBytes,
            largestBatch: settings.limits.batchEvents)
    }
}
