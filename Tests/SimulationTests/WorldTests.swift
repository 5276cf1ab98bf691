import DubanTestKit
import Ledgers
import Testing

@testable import Simulation

/// Time, chance and tasks of a simulation.
@Suite struct WorldTests {
    @Test("tasks that are ready run in an order that the seed gives, and in another for another seed")
    func order() {
        let orders = RandomStream.seeds(from: 1).map(order)
        #expect(orders == RandomStream.seeds(from: 1).map(order))
        #expect(orders.allSatisfy { $0.sorted() == Array(0..<8) })
        #expect(Set(orders).count > 10)
    }

    private func order(seed: UInt64) -> [Int] {
        let notes = Notes<Int>()
        World.with(seed: seed, tell: nil) { world in
            for number in 0..<8 { Task { notes.add(number) } }
            world.run(until: .zero)
        }
        return notes.all
    }

    @Test("time passes at once for who sleeps, up to the end of the run")
    func time() {
        let notes = Notes<Duration>()
        World.with(seed: 1, tell: nil) { world in
            Task {
                for _ in 0..<3 {
                    await world.sleep(for: .seconds(86_400))
                    notes.add(world.now)
                }
            }
            world.run(until: .seconds(200_000))
            #expect(world.now == .seconds(200_000))
        }
        #expect(notes.all.map(\.components.seconds) == [86_400, 172_800])
    }

    @Test("who sleeps to an instant sees within a minute that the clock was set", arguments: [true, false])
    func clock(_ noticesSteps: Bool) throws {
        let notes = Notes<Duration>()
        World.with(seed: 1, tell: nil) { world in
            let clock = HostClock(world, noticesSteps: noticesSteps)
            Task {
                try await clock.sleep(until: world.start + .hours(2))
                notes.add(world.now)
            }
            world.at(.seconds(60)) { clock.step(by: .hours(3)) }
            world.run(until: .seconds(100_000))
        }
        let woken = try #require(notes.all.first)
        #expect(woken < (noticesSteps ? .seconds(121) : .seconds(7_201)))
        #expect(woken >= (noticesSteps ? .seconds(60) : .seconds(7_200)))
    }

    @Test("who sleeps to an instant can be cancelled")
    func cancellation() {
        let notes = Notes<Bool>()
        World.with(seed: 1, tell: nil) { world in
            let clock = HostClock(world, noticesSteps: true)
            let sleeper = Task { try await clock.sleep(until: world.start + .hours(2)) }
            Task {
                await world.sleep(for: .seconds(1))
                sleeper.cancel()
                if case .failure = await sleeper.result { notes.add(true) }
            }
            world.run(until: .seconds(2))
        }
        #expect(notes.all == [true])
    }
}
