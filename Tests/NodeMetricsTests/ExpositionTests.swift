import CoreMetrics
import PrometheusMetrics
import Testing

/// What Prometheus reads.
@Suite struct ExpositionTests {
    private let registry = PrometheusRegistry([
        MetricDescription("things_total", .counter, labels: ["kind"], "Things, as \"they\" came: C:\\\nin."),
        MetricDescription("wait_seconds", .histogram, bounds: [0.5, 1], "Waits."),
        MetricDescription("sizes", .histogram, bounds: [1, 10], "Sizes."),
    ])

    private var text: String { ExpositionText.text(of: registry.metrics) }

    @Test("counters: families and series in order, everything odd escaped")
    func counters() {
        Counter(label: "things", dimensions: [("kind", "b")], factory: registry).increment(by: 2)
        Counter(label: "things_total", dimensions: [("kind", "a\"\\\n")], factory: registry).increment()
        Counter(label: "things", dimensions: [("kind", "b")], factory: registry).increment()
        FloatingPointCounter(label: "9 odd-name", factory: registry).increment(by: 0.25)
        #expect(
            text == """
                # HELP _9_odd_name_total \n\
                # TYPE _9_odd_name_total counter
                _9_odd_name_total 0.25
                # HELP things_total Things, as "they" came: C:\\\\\\nin.
                # TYPE things_total counter
                things_total{kind="a\\"\\\\\\n"} 1
                things_total{kind="b"} 3

                """)
    }

    @Test("histograms: cumulative buckets, the last one infinite; durations in seconds")
    func histograms() {
        let timer = CoreMetrics.Timer(label: "wait", factory: registry)
        for milliseconds in [500, 501, 2_000] { timer.recordMilliseconds(milliseconds) }
        let sizes = Recorder(label: "sizes", factory: registry)
        for size in [1, 2, 100] { sizes.record(size) }
        sizes.record(Double.nan)
        #expect(
            text == """
                # HELP sizes Sizes.
                # TYPE sizes histogram
                sizes_bucket{le="1"} 1
                sizes_bucket{le="10"} 2
                sizes_bucket{le="+Inf"} 3
                sizes_sum 103
                sizes_count 3
                # HELP wait_seconds Waits.
                # TYPE wait_seconds histogram
                wait_seconds_bucket{le="0.5"} 1
                wait_seconds_bucket{le="1"} 2
                wait_seconds_bucket{le="+Inf"} 3
                wait_seconds_sum 3.001
                wait_seconds_count 3

                """)
    }

    @Test("gauges rise and fall; one name is one kind of metric")
    func gauges() {
        let meter = Meter(label: "depth", factory: registry)
        meter.set(7)
        meter.decrement(by: 2.5)
        Counter(label: "depth_total", factory: registry).increment()
        Meter(label: "depth_total", factory: registry).set(5)
        #expect(text.contains("# TYPE depth gauge\ndepth 4.5\n"))
        #expect(text.contains("# TYPE depth_total counter\ndepth_total 1\n"))
    }

    @Test("too many series of one name are counted together")
    func series() {
        let registry = PrometheusRegistry(mostSeries: 2)
        for kind in 0..<5 { Counter(label: "things", dimensions: [("kind", "\(kind)")], factory: registry).increment() }
        let text = ExpositionText.text(of: registry.metrics)
        #expect(text.contains("things_total{kind=\"1\"} 1\nthings_total{kind=\"other\"} 3\n"))
        #expect(!text.contains("kind=\"2\""))
    }

    @Test("what several threads count at once is counted")
    func threads() async {
        let counter = Counter(label: "things", dimensions: [("kind", "x")], factory: registry)
        let sum = FloatingPointCounter(label: "sum", factory: registry)
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<10_000 {
                        counter.increment()
                        sum.increment(by: 0.5)
                    }
                }
            }
        }
        #expect(text.contains("things_total{kind=\"x\"} 80000\n") && text.contains("sum_total 40000\n"))
    }

    @Test("a name stands once in the text, numbers are as Prometheus reads them")
    func values() {
        let families = [
            MetricFamily("a", help: "A.", [([:], .infinity), (["x": "1"], 0.1)]),
            MetricFamily("a", help: "again", [([:], 1)]), MetricFamily("empty", help: "", []),
        ]
        #expect(ExpositionText.text(of: families) == "# HELP a A.\n# TYPE a gauge\na +Inf\na{x=\"1\"} 0.1\n")
    }
}
