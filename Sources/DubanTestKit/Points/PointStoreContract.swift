import Ledgers
import Monitoring
import PointStore

/// What every driver of points promises.
public enum PointStoreContract {
    /// With one driver at a time.
    public static let checks = states + minutes + unknown + together

    static let states = [
        PointCheck("nothing is known at first, and nothing saved is nothing") { store in
            try require(await store.save(PointChanges()), is: [])
            try require(await store.states(), is: [])
            try require(await store.unknownPoints(), is: [])
            try require(await store.minutes(of: "A"), is: [])
        },
        PointCheck("every field of a state comes back") { store in
            let states = [PointSamples.full("A"), PointState(point: "B"), PointSamples.state("C")]
            try require(await store.save(PointSamples.changes(states)), is: [])
            try require(await store.sortedStates(), is: states)
        },
        PointCheck("each field of a state can be without a value while the others have one") { store in
            let without: [(inout PointState) -> Void] = [
                { $0.latest = nil }, { $0.heardAt = nil }, { $0.faultySince = nil }, { $0.minute = nil },
                { $0.latches = [] }, { $0.breach = nil }, { $0.silence = nil }, { $0.faults = [:] },
                {
                    $0.faults = [
                        .wrongUnit: FaultTally(count: 1, firstAt: PointSamples.noon, lastAt: PointSamples.noon)
                    ]
                },
            ]
            let states = without.enumerated().map { number, remove in
                var state = PointSamples.full("P\(number)")
                remove(&state)
                return state
            }
            _ = try await store.save(PointSamples.changes(states))
            try require(await store.sortedStates(), is: states)
            let changed = states.map { PointSamples.full($0.point) }
            _ = try await store.save(PointSamples.changes(changed))
            try require(await store.sortedStates(), is: changed)
        },
        PointCheck("numbers at the ends of what they can be come back to the bit") { store in
            let states = PointSamples.extremes.enumerated().map { number, value in
                var state = PointSamples.state("P\(number)")
                state.latest?.value = value
                state.minute = PointSamples.minute(0, value)
                state.latches = [Latch(side: .below, value: value)]
                return state
            }
            let minutes = states.map { ($0.point, PointSamples.minute(0, $0.latest?.value ?? 0)) }
            _ = try await store.save(PointSamples.changes(states, minutes: minutes))
            try require(await store.sortedStates(), is: states)
            for (point, aggregate) in minutes { try require(await store.minutes(of: point), is: [aggregate]) }
        },
        PointCheck("a state counts by when its point was heard or taken from last; an older one changes nothing") {
            store in
            func save(_ change: (inout PointState) -> Void) async throws -> PointState? {
                var state = PointSamples.state("A", heard: 10)
                change(&state)
                _ = try await store.save(PointSamples.changes([state]))
                let kept = try await store.states().first
                return kept == state ? nil : kept
            }
            func older(_ kept: PointState?) throws { try require(kept == nil, is: false) }
            func newer(_ kept: PointState?) throws { try require(kept, is: nil) }
            try newer(await save { $0.heardAt = nil })
            try older(await save { ($0.latest, $0.heardAt) = (nil, PointSamples.noon + .seconds(9)) })
            try older(await save { ($0.latest, $0.heardAt) = (nil, nil) })
            // As old: what was found out about it since, such as that it is silent.
            try newer(await save { $0.silence = Episode(start: PointSamples.noon, level: .general) })
            try newer(await save { ($0.latest, $0.heardAt) = (nil, PointSamples.noon + .seconds(11)) })
            try older(await save { _ in })
            try newer(await save { $0.latest?.receivedAt = PointSamples.noon + .seconds(12) })
        },
        PointCheck("of a state that is saved twice at once the newest counts, of those as old the last") { store in
            let states = [(5, 1), (9, 2), (9, 3), (7, 4)].map { PointSamples.state("A", heard: $0.0, taken: $0.1) }
            _ = try await store.save(PointSamples.changes(states))
            try require(await store.states(), is: [states[2]])
        },
    ]

    static let unknown = [
        PointCheck("unknown points come in code-point order, and two tallies of one are not added up") { store in
            let points = ["p-2", "P", "p-10"].map { PointSamples.unknown($0, count: 3, from: 2, to: 5) }
            _ = try await store.save(PointSamples.changes(unknown: points))
            try require(await store.unknownPoints().map(\.point), is: ["P", "p-10", "p-2"])
            let more = [
                PointSamples.unknown("P", count: 9, from: 2, to: 7),
                PointSamples.unknown("p-2", count: 2, from: 1, to: 4),
                PointSamples.unknown("p-2", count: 1, from: 3, to: 6),
            ]
            _ = try await store.save(PointSamples.changes(unknown: more))
            try require(
                await store.unknownPoints(),
                is: [more[0], points[2], PointSamples.unknown("p-2", count: 3, from: 1, to: 6)])
        }
    ]
}
