/// The figures of a ``ProgressBar`` at one moment, as text.
struct Progress {
    let done: Int
    let total: Int?
    let elapsed: Duration

    /// From 0 to 1; nil where the total is not known. Nothing to do counts as done.
    var fraction: Double? {
        guard let total else { return nil }
        return total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1
    }

    /// Rounded down, so that 100% means all.
    var percentage: String? {
        guard let fraction else { return nil }
        return "\(Int(fraction * 100))%".leftPadded(to: 4)
    }

    var count: String {
        guard let total else { return done.grouped }
        return done.grouped.leftPadded(to: total.grouped.count) + "/" + total.grouped
    }

    var rate: String {
        "\((perSecond ?? 0).grouped)/s"
    }

    /// The time that is left, or the time that it took where nothing is left or the total is not known.
    var time: String {
        guard let total, done < total else { return elapsed.clock }
        guard let perSecond = exactRate, perSecond > 0 else { return "ETA --:--" }
        return "ETA " + Duration.seconds(Double(total - done) / perSecond).clock
    }

    private var perSecond: Int? { exactRate.map { Int($0.rounded()) } }

    private var exactRate: Double? {
        elapsed > .zero ? Double(done) / (elapsed / .seconds(1)) : nil
    }
}

extension Int {
    /// With a comma between thousands.
    var grouped: String {
        let digits = String(magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { digits.dropLast(digits.count - $0).suffix(3) }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}

extension Duration {
    /// `m:ss`, or `h:mm:ss` from an hour on, rounded to whole seconds.
    var clock: String {
        let seconds = Int((self / .seconds(1)).rounded())
        let (minutes, hours) = (seconds / 60 % 60, seconds / 3600)
        let tail = String(seconds % 60).leftPadded(to: 2, with: "0")
        if hours == 0 { return "\(minutes):\(tail)" }
        return "\(hours):\(String(minutes).leftPadded(to: 2, with: "0")):\(tail)"
    }
}

extension String {
    func leftPadded(to length: Int, with filler: Character = " ") -> String {
        String(repeating: filler, count: max(0, length - count)) + self
    }
}
