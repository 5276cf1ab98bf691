import Ledgers

/// Several escalations in one message.
struct Digest {
    /// How many of the items it tells, counted from the first.
    let count: Int
    let message: Message

    /// As many as fit, one at least; whatever does not fit is told in the next one, and announced here.
    /// - Parameter fits: whether the destination takes a message of this length.
    init(
        of items: [OutboxItem], id: String, composer: Composer, page: String?, at now: Instant,
        fits: (Message) -> Bool
    ) {
        let lines = items.map { composer.digestLine(of: $0, at: now) }
        func message(_ count: Int) -> Message {
            let told = lines.prefix(count).enumerated().map { Message.Line(label: nil, text: "\($0 + 1). \($1)") }
            let left = items.count - count
            let more = left > 0 ? [Message.Line(label: nil, text: "另有 \(left) 条，随后发送")] : []
            return Message(
                id: id, title: Self.title(of: items.prefix(count), composer.wording), lines: told + more,
                link: page.map { "\($0)/escalations" }, event: nil, now: now)
        }
        // The longest that fits, by halving: lengths grow with the count.
        var (fitting, tooMany) = (1, items.count + 1)
        while tooMany - fitting > 1 {
            let middle = (fitting + tooMany) / 2
            if fits(message(middle)) { fitting = middle } else { tooMany = middle }
        }
        count = fitting
        self.message = message(fitting)
    }

    private static func title(of items: ArraySlice<OutboxItem>, _ wording: Wording) -> String {
        var counts: [(code: String, count: Int)] = []
        for code in items.map(\.id.stage) {
            if let index = counts.firstIndex(where: { $0.code == code }) {
                counts[index].count += 1
            } else {
                counts.append((code, 1))
            }
        }
        let parts = counts.map { "\(wording.title(ofStage: $0.code)) \($0.count)" }.joined(separator: "、")
        return "【督办】汇总 \(items.count) 条：\(parts)"
    }
}
