import Ledgers
import Monitoring
import PointStore

extension PointStoreContract {
    static let minutes = [
        PointCheck("minutes come by their points, oldest first, in a range that its end is not part of") { store in
            let numbers: [Int64] = [3, 1, 2, 0, 7]
            let saved = ["A", "B", "C"].flatMap { point in
                numbers.map { (point: point, aggregate: PointSamples.minute($0, Double($0), 0.25)) }
            }
            _ = try await store.save(PointSamples.changes(minutes: saved))
            func found(_ points: [String], from: Int64, to: Int64) async throws -> [String: [MinuteAggregate]] {
                let noon = PointSamples.noon
                return try await store.minutes(of: points, in: noon + .minutes(from)..<noon + .minutes(to))
            }
            func expected(_ numbers: Int64...) -> [MinuteAggregate] {
                numbers.map { PointSamples.minute($0, Double($0), 0.25) }
            }
            try require(await found(["C", "A"], from: 1, to: 3), is: ["A": expected(1, 2), "C": expected(1, 2)])
            try require(await found(["B"], from: 2, to: 8), is: ["B": expected(2, 3, 7)])
            try require(await found(["B"], from: -9_999_999, to: 99_999_999), is: ["B": expected(0, 1, 2, 3, 7)])
            try require(await found(["B"], from: 4, to: 7), is: [:])
            try require(await found(["B"], from: 3, to: 3), is: [:])
            try require(await found(["X", "A\"]"], from: 0, to: 9), is: [:])
            try require(await found([], from: 0, to: 9), is: [:])
            try require(await store.states(), is: [])
        },
        PointCheck("a minute that is there already is added to") { store in
            let minutes = [
                PointSamples.minute(0, 3, 5), PointSamples.minute(0, 4), PointSamples.minute(1, 1),
                PointSamples.minute(0, -1, 9),
            ]
            for portion in [minutes[0..<1], minutes[1..<4]] {
                _ = try await store.save(PointSamples.changes(minutes: portion.map { ("A", $0) }))
            }
            _ = try await store.save(PointSamples.changes(minutes: [("B", PointSamples.minute(0, 100))]))
            let sum = MinuteAggregate(minute: PointSamples.noon, min: -1, max: 9, sum: 20, count: 5)
            try require(await store.minutes(of: "A"), is: [sum, PointSamples.minute(1, 1)])
        },
        PointCheck("a sum stays a number, whatever is added to it") { store in
            let (great, least) = (Double.greatestFiniteMagnitude, Double.leastNonzeroMagnitude)
            for values in [[great, great / 2], [-great, -great], [great, -great], [least, -least]] {
                let point = "\(values)"
                for value in values {
                    _ = try await store.save(PointSamples.changes(minutes: [(point, PointSamples.minute(0, value))]))
                }
                let expected = PointSamples.minute(0, values[0], values[1])
                try require(await store.minutes(of: point), is: [expected])
                try require(expected.mean.isFinite, is: true)
            }
        },
        PointCheck("minutes before an instant are forgotten, however many, and no others") { store in
            let points = (0..<1_500).map { "P\($0)" }
            for number in Int64(0)..<10 {
                let saved = points.map { (point: $0, aggregate: PointSamples.minute(number, 1)) }
                _ = try await store.save(PointSamples.changes([PointSamples.state("P0")], minutes: saved))
            }
            func kept() async throws -> [Int] {
                let all = PointSamples.noon..<PointSamples.noon + .hours(1)
                return try await Set(store.minutes(of: points, in: all).values.map(\.count)).sorted()
            }
            let bounds: [(Span, Int)] = [
                (.minutes(0), 10), (.minutes(1), 9), (.minutes(8), 2), (.seconds(8 * 60 + 1), 1),
            ]
            for (bound, count) in bounds {
                try await store.forgetMinutes(before: PointSamples.noon + bound)
                try require(await kept(), is: [count])
            }
            try require(await store.minutes(of: "P7"), is: [PointSamples.minute(9, 1)])
            try await store.forgetMinutes(before: PointSamples.noon + .hours(1))
            try require(await kept(), is: [])
            try require(await store.states().count, is: 1)
        },
    ]
}
