/// Measures contenders in turn, round by round, so that what changes on the machine meanwhile changes for all of them.
public struct Rounds: Sendable {
    /// Rounds that count.
    public let count: Int
    /// Rounds before them, that do not: caches fill, pages are made, the disk wakes up.
    public let warmUps: Int
    /// The beginnings of the names of those that are measured; empty: all.
    public let only: [String]

    public init(_ count: Int, warmUps: Int, only: [String] = []) {
        self.count = count
        self.warmUps = warmUps
        self.only = only
    }

    /// - Throws: what the first contender throws that fails: a figure that could not be measured is none.
    public func run(_ all: [Contender]) async throws -> [Figure] {
        let contenders = chosen(among: all)
        for _ in 0..<warmUps {
            for contender in contenders { _ = try await contender.run() }
        }
        var samples: [String: [Sample]] = [:]
        for _ in 0..<count {
            for contender in contenders { samples[contender.name, default: []].append(try await contender.run()) }
        }
        return contenders.compactMap { figure(of: $0, among: samples) }
    }

    /// Those that are wanted, and what they are held against.
    private func chosen(among all: [Contender]) -> [Contender] {
        guard !only.isEmpty else { return all }
        let wanted = all.filter { contender in only.contains { contender.name.hasPrefix($0) } }
        let names = Set(wanted.flatMap { [$0.name] + $0.against })
        return all.filter { names.contains($0.name) }
    }

    private func figure(of contender: Contender, among samples: [String: [Sample]]) -> Figure? {
        let own = samples[contender.name] ?? []
        let runs = own.map(\.value)
        let ratios = contender.against.compactMap { name in
            Ratio(of: runs, to: name, (samples[name] ?? []).map(\.value))
        }
        return Figure(contender.name, contender.unit, runs: runs, latencies: own.flatMap(\.latencies), ratios: ratios)
    }
}
