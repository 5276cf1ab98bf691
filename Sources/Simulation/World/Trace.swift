/// What has happened in a simulation, as a number that two runs have in common only if they went alike, and as a story
/// for whoever wants to read it.
final class Trace {
    /// FNV-1a over everything noted.
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    private let tell: ((String) -> Void)?

    init(tell: ((String) -> Void)?) {
        self.tell = tell
    }

    func note(_ what: StaticString, _ numbers: [Int], at time: Duration) {
        mix(UInt64(truncatingIfNeeded: time.nanoseconds))
        what.withUTF8Buffer { for byte in $0 { mix(UInt64(byte)) } }
        for number in numbers { mix(UInt64(truncatingIfNeeded: number)) }
        tell?("\(time.clock)  \(what) \(numbers.map(String.init).joined(separator: " "))")
    }

    /// What goes into the number and not into the story.
    func mix(_ value: UInt64) {
        hash = (hash ^ value) &* 0x0000_0100_0000_01B3
    }
}

extension Duration {
    var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }

    var milliseconds: Int64 { nanoseconds / 1_000_000 }

    /// `12d 03:04:05.123456`
    fileprivate var clock: String {
        let micros = nanoseconds / 1_000
        let seconds = micros / 1_000_000
        let parts = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }
        return "\(seconds / 86_400)d \(parts.joined(separator: ":")).\(padded(micros % 1_000_000, to: 6))"
    }

    private func padded(_ number: Int64, to count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
