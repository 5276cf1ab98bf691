public import EventJSON
public import LedgerStore
public import Ledgers
import Node

extension LedgerStore {
    /// Publishes a stream and lets the clock go on to its end.
    /// - Parameter sizes: how many events each commit takes, one after the other and then from the first again.
    /// - Returns: the answers.
    @discardableResult
    public func publish(
        _ stream: RandomStream, by rules: Rules = .shipped, inCommitsOf sizes: [Int] = [.max]
    ) async throws -> [Reply] {
        var replies: [Reply] = []
        var rest = stream.items[...]
        var turn = 0
        while !rest.isEmpty {
            replies += try await publish(rest.prefix(sizes[turn % sizes.count]), by: rules)
            rest = rest.dropFirst(sizes[turn % sizes.count])
            turn += 1
        }
        try await wait(until: stream.end, by: rules)
        return replies
    }

    /// Publishes events in one commit.
    @discardableResult
    public func publish(
        _ items: some Collection<RandomStream.Item> & Sendable, by rules: Rules = .shipped
    ) async throws -> [Reply] {
        let (processor, decoder) = (Processor(rules: rules), EventDecoder(policy: rules.policy))
        return try await commit { transaction in
            let batch = items.map { item in
                let decoded = decoder.decode(item.event.bytes, receivedAt: item.receivedAt)
                return ReceivedEvent(.event(decoded), receivedAt: item.receivedAt)
            }
            try processor.foresee(batch, in: transaction)
            return try batch.map { try processor.receive($0, in: transaction).reply }
        }
    }

    /// Lets the clock go on: every timer that is due fires at its due instant.
    public func wait(until end: Instant, by rules: Rules = .shipped) async throws {
        _ = try await commit { try Processor(rules: rules).fireTimers(dueBy: end, in: $0).count }
    }
}
