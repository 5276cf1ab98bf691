import EventJSON

extension Figure {
    /// Latencies are in microseconds; a percentile that was not measured is null.
    var json: JSONValue {
        [
            "name": .string(name), "unit": .string(unit.rawValue), "runs": JSONValue(runs.count),
            "median": JSONValue(median), "values": .array(runs.map { JSONValue($0) }),
            "latencies": latencies?.json ?? .null,
            "ratios": .array(ratios.map { ["to": .string($0.to), "value": JSONValue($0.value)] }),
        ]
    }
}

extension Percentiles {
    fileprivate var json: JSONValue {
        ["count": JSONValue(count), "p50": JSONValue(p50), "p99": JSONValue(p99), "p99.9": JSONValue(p999)]
    }
}
