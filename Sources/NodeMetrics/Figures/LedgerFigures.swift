import EventJSON
import Ledgers
import PrometheusMetrics

/// The figures of an overview.
struct LedgerFigures {
    let overview: JSONValue

    var families: [MetricFamily] {
        [
            hazards, overdue, colours, entries, escalations,
            MetricFamily(.watched, overview["watched"]?.integer),
            MetricFamily(.incidents, overview["incidents"]?.integer),
            MetricFamily(.lateIncidents, overview["lateIncidents"]?.integer),
        ]
    }

    private var hazards: MetricFamily {
        let values = (overview["states"]?.array ?? []).flatMap { tally in
            let labels: MetricLabels = ["state": tally["state"]?.string ?? "", "level": tally["level"]?.string ?? ""]
            return tally.values([("count", labels)])
        }
        return MetricFamily(.hazards, values)
    }

    private var overdue: MetricFamily {
        guard let all = overview["overdue"]?.integer, let major = overview["overdueMajor"]?.integer else {
            return MetricFamily(.overdue, [])
        }
        let values: [(MetricLabels, Double)] = [
            (["level": "general"], Double(all - major)), (["level": "major"], Double(major)),
        ]
        return MetricFamily(.overdue, values)
    }

    private var colours: MetricFamily {
        let all = ["red", "orange", "yellow", "blue", "none"].map { ($0, ["colour": $0] as MetricLabels) }
        return MetricFamily(.colours, overview["riskColours"]?.values(all) ?? [])
    }

    private var entries: MetricFamily {
        let values = (overview["ledgers"]?.array ?? []).flatMap { ledger in
            let code = ledger["code"]?.string ?? ""
            return ledger.values(
                LedgerEntry.Status.allCases.map(\.rawValue).map { ($0, ["ledger": code, "status": $0]) })
        }
        return MetricFamily(.entries, values)
    }

    private var escalations: MetricFamily {
        let values = (overview["escalations"]?.array ?? []).flatMap { count in
            let labels: MetricLabels = ["stage": count["stage"]?.string ?? "", "status": count["status"]?.string ?? ""]
            return count.values([("count", labels)])
        }
        return MetricFamily(.escalations, values)
    }
}
