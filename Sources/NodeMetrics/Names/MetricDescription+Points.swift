import PrometheusMetrics

/// What the question `points-overview` tells of monitoring points and their readings.
extension MetricDescription {
    static let points = MetricDescription(
        "duban_points", .gauge, labels: ["state"],
        "Monitoring points (监测点) by state: alarm (超限), silent (失效), fault (故障), normal (正常), the first that holds.")
    static let readings = MetricDescription(
        "duban_readings_total", .counter, labels: ["status"],
        "Readings (监测读数) since the start: taken, repeated, or why they were refused.")
    static let unknownPoints = MetricDescription(
        "duban_points_unknown", .gauge, "Points that have sent readings and are not in points.yaml.")
    static let savingFailing = MetricDescription(
        "duban_points_saving_failing", .gauge,
        "1 where the states of points can't be saved: readings are not acknowledged.")
    static let savedAge = MetricDescription(
        "duban_points_saved_age_seconds", .gauge, "How long ago states of points were saved.")
    static let lostMinutes = MetricDescription(
        "duban_points_aggregates_lost_total", .counter,
        "Minutes of points (minimum, maximum, mean) that were given up, since they could not be saved for too long.")

    static let ofPoints = [points, readings, unknownPoints, savingFailing, savedAge, lostMinutes]
}
