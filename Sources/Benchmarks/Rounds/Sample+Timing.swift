extension Sample {
    /// Does something with each item, one after the other.
    /// - Parameter size: how much an item counts for.
    static func timing<Item>(
        _ items: [Item], countingEach size: Int, _ work: (Item) throws -> Void
    ) rethrows -> Sample {
        var latencies: [Duration] = []
        latencies.reserveCapacity(items.count)
        let began = ContinuousClock.now
        var last = began
        for item in items {
            try work(item)
            let now = ContinuousClock.now
            latencies.append(now - last)
            last = now
        }
        return Sample(count: items.count * size, in: last - began, latencies: latencies)
    }

    /// As above, for what has to be waited for.
    static func timing<Item: Sendable>(
        _ items: [Item], countingEach size: Int, _ work: @Sendable (Item) async throws -> Void
    ) async rethrows -> Sample {
        var latencies: [Duration] = []
        latencies.reserveCapacity(items.count)
        let began = ContinuousClock.now
        var last = began
        for item in items {
            try await work(item)
            let now = ContinuousClock.now
            latencies.append(now - last)
            last = now
        }
        return Sample(count: items.count * size, in: last - began, latencies: latencies)
    }
}
