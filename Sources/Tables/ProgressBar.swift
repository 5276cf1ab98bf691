/// One line that shows how far a long task has come.
///
/// It is plain ASCII but for its label: a bar drawn with characters of ambiguous width would wrap on some terminals.
public struct ProgressBar: Sendable {
    private let label: String
    private let unit: String

    /// - Parameters:
    ///   - label: what is being done, for example `publishing`.
    ///   - unit: what is counted, for example `events`.
    public init(label: String, unit: String) {
        self.label = label.printable
        self.unit = unit.printable
    }

    /// The line, at most `width` terminal columns wide.
    ///
    /// Where the width is short, the parts go that tell least: the bar, then the remaining time, then the rate.
    /// - Parameters:
    ///   - done: how many are done.
    ///   - total: how many there are; nil where that is not known, then without bar, percentage and remaining time.
    ///   - elapsed: since the task began.
    ///   - width: terminal columns.
    public func render(done: Int, total: Int?, elapsed: Duration, width: Int) -> String {
        let progress = Progress(done: done, total: total, elapsed: elapsed)
        let count = "\(label)  \(progress.count) \(unit)"
        let parts = [progress.percentage, progress.rate, progress.time].compactMap(\.self)
        let text = ([count] + parts).joined(separator: "  ")
        return withBar(text, progress, width: width) ?? fitting([count] + parts, width: width)
    }

    private static let barWidths = 10...40

    private func withBar(_ text: String, _ progress: Progress, width: Int) -> String? {
        let room = width - DisplayWidth.of(text) - "  []".count
        guard let fraction = progress.fraction, room >= Self.barWidths.lowerBound else { return nil }
        let length = min(room, Self.barWidths.upperBound)
        let filled = Int(Double(length) * fraction)
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: length - filled)
        return text + "  [" + bar + "]"
    }

    private func fitting(_ parts: [String], width: Int) -> String {
        var shown = parts
        while shown.count > 1, DisplayWidth.of(shown.joined(separator: "  ")) > width { shown.removeLast() }
        return shown.joined(separator: "  ").truncated(toColumns: width)
    }
}
