import EventJSON
import Ledgers
import Tables
import Words

/// What the visitor is left with.
struct DemoSummary {
    let scene: DemoScene
    let policy: Policy
    let days: Int
    let isStyled: Bool

    var text: String {
        """
        \(heading("八个一批台账 ledgers after \(days) days"))
        \(ledgers)
        \(heading("督办升级 escalations raised"))
        \(escalations)
        \(heading("Events by status"))
        \(statuses)
        """
    }

    private func heading(_ text: String) -> String {
        "\n" + (isStyled ? TextStyle.bold.applied(to: text) : text)
    }

    private var ledgers: String {
        var table = Table(columns: [
            Table.Column("ledger"), Table.Column("台账"), Table.Column("open", alignment: .right),
            Table.Column("closed", alignment: .right), Table.Column("withdrawn", alignment: .right),
        ])
        for ledger in scene.overview["ledgers"]?.array ?? [] {
            table.append(["code", "title", "open", "closed", "withdrawn"].map { "\(ledger[$0]?.display ?? "")" })
        }
        return table.rendered(styled: isStyled)
    }

    private var escalations: String {
        var table = Table(columns: [
            Table.Column("stage"), Table.Column("督办"), Table.Column("to"), Table.Column("raised", alignment: .right),
        ])
        for stage in policy.stages where scene.raised[stage.code] != nil {
            table.append([
                "\(stage.code)", "\(stage.title)", "\(stage.recipients.joined(separator: " "))",
                "\(String(scene.raised[stage.code] ?? 0))",
            ])
        }
        table.append(["", "再次 repeats", "", "\(String(scene.repeats))"])
        return table.rendered(styled: isStyled)
    }

    private var statuses: String {
        var table = Table(columns: [
            Table.Column("status"), Table.Column("meaning"), Table.Column("events", alignment: .right),
        ])
        for (status, count) in scene.statuses.sorted(by: { $0.key < $1.key }) {
            table.append(["\(String(status))", "\(StatusMeaning.of(status))", "\(String(count))"])
        }
        return table.rendered(styled: isStyled)
    }
}
