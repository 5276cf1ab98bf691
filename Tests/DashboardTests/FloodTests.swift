import Ledgers
import Testing

@testable import Dashboard

@Suite struct FloodTests {
    @Test func oneAddressMayTryTenTimesAtOnce() async throws {
        let bench = try Bench(User("liming", .look))
        try await bench.run { client async throws in
            for _ in 0..<10 { #expect(try await client.logIn("liming", password: "x").status == 401) }
            let refused = try await client.logIn("liming")
            #expect(refused.status == 429)
            #expect(refused.code == "too-many-attempts")
            #expect(refused.headers["retry-after"] == "15")
            bench.clock.advance(by: .seconds(6))
            #expect(try await client.logIn("liming").status == 200)
            #expect(try await client.logIn("liming").status == 429)
        }
    }

    @Test func oneUserMayBeTriedTwentyTimesFromAnywhere() {
        var limits = AttemptLimits()
        let clock = HandClock()
        let tries = (0..<21).map { limits.take(address: ClientAddress("10.0.0.\($0)"), name: "liming", at: clock.now) }
        #expect(tries == Array(repeating: true, count: 20) + [false])
        let other = limits.take(address: ClientAddress("10.0.1.1"), name: "zhang", at: clock.now)
        clock.advance(by: .seconds(15))
        let later = (1...2).map { limits.take(address: ClientAddress("10.0.2.\($0)"), name: "liming", at: clock.now) }
        #expect(other)
        #expect(later == [true, false])
    }

    @Test func aBucketFillsUpAndNotMore() {
        let clock = HandClock()
        var bucket = TokenBucket(burst: 2, interval: .seconds(10))
        func taken() -> [Bool] { (0..<3).map { _ in bucket.take(at: clock.now) } }
        #expect(taken() == [true, true, false])
        clock.advance(by: .hours(10))
        #expect(taken() == [true, true, false])
        clock.advance(by: .days(-30))
        #expect(taken() == [false, false, false])
        clock.advance(by: .seconds(10))
        #expect(taken() == [true, false, false])
    }

    @Test func passwordsAreCheckedFewAtATime() async {
        let desk = HeavyWork(mostUnderWay: 2, mostWaiting: 3)
        let peak = Peak()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            let gate = Gate()
            for _ in 0..<8 {
                group.addTask {
                    do {
                        return try await desk.run {
                            peak.enter()
                            gate.wait()
                            peak.leave()
                            return true
                        }
                    } catch { return false }
                }
            }
            var refused: [Bool] = []
            while refused.count < 3, let outcome = await group.next() { refused.append(outcome) }
            #expect(refused == [false, false, false])
            gate.open()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes == Array(repeating: true, count: 5))
        #expect(peak.most == 2)
    }

    @Test func questionsBeyondThePlacesAreSentBack() async throws {
        let places = Places(1)
        let refused = try await places.taking { () async throws -> Bool in
            do {
                try await places.taking {}
                return false
            } catch let fault as HTTPFault { return fault.code == "busy" }
        }
        #expect(refused)
        try await places.taking {}
    }
}
