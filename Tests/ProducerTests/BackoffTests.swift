import Testing

@testable import Producer

@Suite("Pauses")
struct BackoffTests {
    private func pauses(_ count: Int, random: any RandomNumberGenerator & Sendable) -> [Duration] {
        var configuration = ProducerConfiguration()
        configuration.random = random
        var backoff = Backoff(configuration)
        return (0..<count).map { _ in backoff.next() }
    }

    @Test("double from 100 ms to 30 s")
    func doubling() {
        let milliseconds = pauses(11, random: Lowest()).map { Int($0 / .milliseconds(1)) }
        #expect(milliseconds == [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 15_000, 15_000])
    }

    @Test("are shortened by no more than a half, and never lengthened", arguments: 1...20 as ClosedRange<UInt64>)
    func jitter(seed: UInt64) {
        let drawn = pauses(11, random: SplitMix(state: seed))
        #expect(zip(pauses(11, random: Lowest()), drawn).allSatisfy { $0 <= $1 && $1 <= $0 * 2 })
        #expect(Set(drawn).count > 9)
    }

    @Test("begin anew after a success")
    func reset() {
        var configuration = ProducerConfiguration()
        configuration.random = Lowest()
        var backoff = Backoff(configuration)
        let first = (backoff.next(), backoff.next())
        backoff.reset()
        #expect((backoff.next(), backoff.next()) == first)
    }
}
