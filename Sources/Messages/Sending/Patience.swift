/// How long a destination that does not take messages is left alone: twice as long each time, from 1 s to 5 min, less up to a
/// half by chance, so that many do not come back at once.
struct Patience: Sendable {
    private var failures = 0
    private(set) var until: Duration = .zero

    private static let longest: Duration = .seconds(300)
    /// What a destination may ask for at most; it must not silence a node for a day.
    private static let longestAsked: Duration = .seconds(3_600)

    /// - Parameters:
    ///   - asked: how long it asks to be left alone.
    ///   - chance: from 0 to 1.
    mutating func fail(at uptime: Duration, asked: Duration?, chance: Double) {
        let wait = min(Self.longest, .seconds(1) * (1 << min(failures, 9)))
        failures += 1
        until = uptime + max(wait * (1 - chance / 2), min(asked ?? .zero, Self.longestAsked))
    }

    mutating func succeed() {
        self = Patience()
    }
}
