import Testing
import ZeroMQ

@testable import Node

/// Replies of each connection keep the order of its requests.
struct ReplyOrderTests {
    private var order = ReplyOrder()
    private let a: [UInt8] = [1]
    private let b: [UInt8] = [2]

    private func reply(_ number: UInt8) -> Message { Message([[number]]) }
    private func numbers(_ replies: [Message]) -> [UInt8] { replies.compactMap { $0.frames.first?.first } }

    @Test mutating func whereNothingWaitsRepliesPass() {
        #expect(order.pass(reply(1), to: a) != nil)
    }

    @Test mutating func theyWaitForThoseBeforeThemOnTheirOwnConnectionAlone() {
        let first = order.hold(for: a)
        #expect(order.pass(reply(2), to: a) == nil)
        #expect(order.pass(reply(9), to: b) != nil)
        let third = order.hold(for: a)
        #expect(order.pass(reply(4), to: a) == nil)
        #expect(numbers(order.settle(third, reply(3), to: a)) == [])
        #expect(numbers(order.settle(first, reply(1), to: a)) == [1, 2, 3, 4])
        #expect(order.pass(reply(5), to: a) != nil)
    }

    @Test mutating func aPlaceThatIsStillEmptyHoldsBackWhatFollowsIt() {
        let first = order.hold(for: a)
        let second = order.hold(for: a)
        #expect(order.pass(reply(3), to: a) == nil)
        #expect(numbers(order.settle(first, reply(1), to: a)) == [1])
        #expect(numbers(order.settle(second, reply(2), to: a)) == [2, 3])
    }
}
