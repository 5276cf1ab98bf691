import EventJSON
import Producer
import Tables

/// What became of the events that were sent.
struct PublishTally {
    private(set) var total = 0
    private(set) var refused = 0
    private var statuses: [Int: Int] = [:]
    private var codes: [String: Int] = [:]

    mutating func take(_ reply: Reply, from place: String, asJSON: Bool) {
        total += 1
        statuses[reply.status, default: 0] += 1
        if asJSON { print(reply.json.shown) }
        guard !reply.isAccepted else { return }
        refused += 1
        codes[reply.code ?? "", default: 0] += 1
        tell(place, "\(reply.status) \(reply.code ?? "") \(reply.pointer ?? "") \(reply.message ?? "")")
    }

    mutating func take(_ error: ProducerError, from place: String) {
        total += 1
        refused += 1
        codes["unsent", default: 0] += 1
        tell(place, "not sent: \(error)")
    }

    private func tell(_ place: String, _ text: String) {
        Terminal.writeToStandardError("\(place): \(text)".printable + "\n")
    }

    /// Statuses with what they mean, and the codes of what was refused.
    var table: String {
        var table = Table(columns: [
            Table.Column("status"), Table.Column("meaning"), Table.Column("events", alignment: .right),
        ])
        for (status, count) in statuses.sorted(by: { $0.key < $1.key }) {
            table.append(["\(String(status))", "\(StatusMeaning.of(status))", "\(String(count))"])
        }
        for (code, count) in codes.sorted(by: { $0.key < $1.key }) {
            table.append(["", "  \(code)", "\(String(count))"])
        }
        table.append(["all", "", "\(String(total))"])
        return table.rendered(styled: Terminal.standardOutput.isStyled)
    }
}
