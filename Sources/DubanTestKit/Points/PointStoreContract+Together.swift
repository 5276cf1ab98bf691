import Ledgers
import Monitoring
import PointStore

extension PointStoreContract {
    static let together = [
        PointCheck(opening: "all that was saved is there for the next driver, which goes on with it") { open in
            let states = (0..<5).map { PointSamples.full("P\($0)") }
            let unknown = [PointSamples.unknown("X", count: 1, to: 1)]
            let first = try await open()
            _ = try await first.save(
                PointSamples.changes(
                    states, minutes: states.map { ($0.point, PointSamples.minute(0, 1)) }, unknown: unknown))
            try await first.close()
            let second = try await open()
            try require(await second.sortedStates(), is: states)
            try require(await second.unknownPoints(), is: unknown)
            let added = [("P3", PointSamples.minute(0, 2)), ("Q", PointSamples.minute(0, 3))]
            _ = try await second.save(PointSamples.changes([PointSamples.full("A")], minutes: added))
            try require(await second.minutes(of: "P3"), is: [PointSamples.minute(0, 1, 2)])
            try require(await second.minutes(of: "P4"), is: [PointSamples.minute(0, 1)])
            try require(await second.minutes(of: "Q"), is: [PointSamples.minute(0, 3)])
            try require(await second.states().count, is: 6)
            try await second.close()
        },
        PointCheck("very many at once") { store in
            for round in 1...2 {
                let states = (0..<11_000).map { PointSamples.state("P\($0)", heard: Int64(round), taken: round) }
                let minutes = states.map { (point: $0.point, aggregate: PointSamples.minute(0, Double(round))) }
                let unknown = (0..<6_000).map { PointSamples.unknown("X\($0)", count: round, to: 1) }
                _ = try await store.save(PointSamples.changes(states, minutes: minutes, unknown: unknown))
            }
            try require(await Set(store.states().map(\.taken)), is: [2])
            try require(await store.states().count, is: 11_000)
            try require(await store.unknownPoints().count, is: 6_000)
            try require(await store.minutes(of: "P10999"), is: [PointSamples.minute(0, 1, 2)])
        },
        PointCheck("who reads while others save finds each save whole or not at all") { store in
            try await withThrowingTaskGroup { group in
                for number in 0..<10 {
                    group.addTask {
                        let states = (0..<50).map { PointSamples.state("P\(number)-\($0)") }
                        let minutes = states.map { (point: $0.point, aggregate: PointSamples.minute(0, 1)) }
                        _ = try await store.save(PointSamples.changes(states, minutes: minutes))
                    }
                    group.addTask {
                        try require(await store.states().count % 50, is: 0)
                        let points = (0..<50).map { "P\(number)-\($0)" }
                        let range = PointSamples.noon..<PointSamples.noon + .minutes(1)
                        try require(await store.minutes(of: points, in: range).count % 50, is: 0)
                    }
                }
                try await group.waitForAll()
            }
            try require(await store.states().count, is: 500)
        },
    ]

    /// With several drivers of the same points at once, as several nodes have them.
    public static let shared = [
        PointCheck(opening: "what others have saved is told once") { open in
            let (one, other) = (try await open(), try await open())
            let states = (0..<3).map { PointSamples.state("P\($0)") }
            try require(await one.save(PointSamples.changes(states)), is: [])
            try require(await one.save(PointChanges()), is: [])
            try require(await told(other), is: states)
            try require(await told(other), is: [])
            let newer = PointSamples.state("P1", heard: 1)
            try require(await other.save(PointSamples.changes([newer])), is: [])
            try require(await told(one), is: [newer])
            try require(await told(one), is: [])
            // Who has read everything knows it.
            _ = try await other.save(PointSamples.changes([PointSamples.state("P2", heard: 2)]))
            _ = try await one.states()
            try require(await told(one), is: [])
            for driver in [one, other] { try await driver.close() }
        },
        PointCheck(opening: "of a point that several save the newest counts, and is told to who has an older one") {
            open in
            let (one, other) = (try await open(), try await open())
            let (older, newer) = (PointSamples.state("A", heard: 1), PointSamples.state("A", heard: 2))
            try require(await one.save(PointSamples.changes([newer])), is: [])
            try require(await other.save(PointSamples.changes([older])), is: [newer])
            try require(await told(one), is: [])
            try require(await other.states(), is: [newer])
            // As old as one's own: what is saved last counts, and who saves it is told nothing.
            var changed = newer
            changed.silence = Episode(start: PointSamples.noon, level: .general)
            try require(await other.save(PointSamples.changes([changed])), is: [])
            try require(await told(one), is: [changed])
            for driver in [one, other] { try await driver.close() }
        },
        PointCheck(opening: "what several have of one minute comes to one") { open in
            let (one, other) = (try await open(), try await open())
            for (driver, value) in [(one, 1.0), (other, 2.0), (one, 3.0)] {
                let minutes = ["A", "B\(value)"].map { ($0, PointSamples.minute(0, value)) }
                _ = try await driver.save(PointSamples.changes(minutes: minutes))
            }
            for driver in [one, other] {
                try require(await driver.minutes(of: "A"), is: [PointSamples.minute(0, 1, 2, 3)])
                try require(await driver.minutes(of: "B2.0"), is: [PointSamples.minute(0, 2)])
            }
            for driver in [one, other] { try await driver.close() }
        },
        PointCheck(
            opening: "drivers that save the same at the same time are not in each other's way, and none misses a state"
        ) { open in
            let drivers = [try await open(), try await open(), try await open()]
            let knowing = try await withThrowingTaskGroup(of: Knowing.self) { group in
                for (number, driver) in drivers.enumerated() {
                    group.addTask {
                        var knowing = Knowing(driver)
                        for round in 0..<10 {
                            let own = (0..<40).map { PointSamples.state("P\(number)-\($0)", heard: Int64(round)) }
                            let common = PointSamples.state("common", heard: Int64(round))
                            try await knowing.save(own.reversed() + [common])
                            try await driver.forgetMinutes(before: PointSamples.noon)
                        }
                        return knowing
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for var knowing in knowing {
                try await knowing.save([])
                try require(knowing.states.count, is: 121)
                try require(Set(knowing.states.values.map(\.asOf)), is: [PointSamples.noon + .seconds(9)])
            }
            try require(await drivers[0].states().count, is: 121)
            for driver in drivers { try await driver.close() }
        },
    ]

    /// What a driver is told where it has nothing to save itself.
    private static func told(_ driver: any PointStore) async throws -> [PointState] {
        try await driver.save(PointChanges()).sorted { $0.point < $1.point }
    }
}

/// What a node knows by what it saves and is told.
private struct Knowing: Sendable {
    private let driver: any PointStore
    private(set) var states: [String: PointState] = [:]

    init(_ driver: any PointStore) {
        self.driver = driver
    }

    mutating func save(_ own: [PointState]) async throws {
        for state in own + (try await driver.save(PointSamples.changes(own))) {
            if state.asOf >= states[state.point]?.asOf ?? state.asOf { states[state.point] = state }
        }
    }
}
