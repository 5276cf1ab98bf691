import Testing
import ZeroMQ

@testable import Node

@Suite("What the subscribers of a tail have asked for")
struct SubscriptionsTests {
    private var subscriptions = Subscriptions()

    private func message(_ verb: UInt8, _ prefix: [UInt8], of key: String?) -> Message {
        var message = Message([[verb] + prefix])
        message.userID = key
        return message
    }

    private mutating func ask(_ numbers: Range<Int>, of key: String?, length: Int = 900) {
        for number in numbers {
            subscriptions.note(message(1, Array("\(number)".utf8) + Array(repeating: 0, count: length), of: key))
        }
    }

    @Test("A megabyte is too much, and who has asked for most of it is known")
    mutating func tooMany() {
        ask(0..<500, of: "a")
        ask(500..<600, of: "b")
        #expect(!subscriptions.areTooMany)
        ask(600..<1_200, of: "a")
        #expect(subscriptions.areTooMany && subscriptions.heaviest == "a")
    }

    @Test("What nobody asks for any more weighs nothing")
    mutating func gone() {
        ask(0..<1_000, of: "a")
        for number in 0..<1_000 {
            let prefix = Array("\(number)".utf8) + Array(repeating: UInt8(0), count: 900)
            subscriptions.note(message(0, prefix, of: nil))
        }
        ask(2_000..<3_000, of: "b")
        #expect(!subscriptions.areTooMany && subscriptions.heaviest == "b")
    }

    @Test("Short prefixes weigh more than their bytes; every topic of a province is not too much")
    mutating func short() {
        ask(0..<15_000, of: "a", length: 25)
        #expect(!subscriptions.areTooMany)
        ask(15_000..<60_000, of: nil, length: 0)
        #expect(subscriptions.areTooMany)
    }

    @Test("The same prefix again, and what is no subscription, count for nothing")
    mutating func harmless() {
        for _ in 0..<2_000 { ask(0..<1, of: "a") }
        for _ in 0..<2_000 { subscriptions.note(message(2, Array(repeating: 7, count: 900), of: "a")) }
        subscriptions.note(Message([[]]))
        #expect(!subscriptions.areTooMany)
    }

    @Test("Nobody is named where nobody is told from anybody else")
    mutating func nameless() {
        ask(0..<2_000, of: nil)
        #expect(subscriptions.areTooMany && subscriptions.heaviest == nil)
    }
}
