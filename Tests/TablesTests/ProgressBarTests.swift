import Tables
import Testing

@Suite("The progress bar")
struct ProgressBarTests {
    private let bar = ProgressBar(label: "publishing", unit: "events")

    @Test("Half way")
    func half() {
        #expect(
            bar.render(done: 5_000, total: 10_000, elapsed: .seconds(4), width: 78)
                == "publishing   5,000/10,000 events   50%  1,250/s  ETA 0:04  [========         ]")
    }

    @Test("The bar is no longer than 40, and not there where there is no room for 10")
    func barWidths() {
        let wide = bar.render(done: 5_000, total: 10_000, elapsed: .seconds(4), width: 300)
        #expect(wide.hasSuffix("[" + String(repeating: "=", count: 20) + String(repeating: " ", count: 20) + "]"))
        let narrow = bar.render(done: 5_000, total: 10_000, elapsed: .seconds(4), width: 70)
        #expect(narrow == "publishing   5,000/10,000 events   50%  1,250/s  ETA 0:04")
    }

    @Test(
        "A narrow terminal: the rest goes part by part",
        arguments: [
            (50, "publishing   5,000/10,000 events   50%  1,250/s"), (40, "publishing   5,000/10,000 events   50%"),
            (33, "publishing   5,000/10,000 events"), (20, "publishing   5,000/…"), (0, ""),
        ])
    func narrow(width: Int, line: String) {
        #expect(bar.render(done: 5_000, total: 10_000, elapsed: .seconds(4), width: width) == line)
    }

    @Test(
        "The beginning, the end and beyond",
        arguments: [
            (0, 10, Duration.zero, "publishing   0/10 events    0%  0/s  ETA --:--"),
            (0, 10, .seconds(5), "publishing   0/10 events    0%  0/s  ETA --:--"),
            (10, 10, .seconds(5), "publishing  10/10 events  100%  2/s  0:05"),
            (12, 10, .seconds(5), "publishing  12/10 events  100%  2/s  0:05"),
            (0, 0, .seconds(5), "publishing  0/0 events  100%  0/s  0:05"),
            (999, 1_000, .seconds(1), "publishing    999/1,000 events   99%  999/s  ETA 0:00"),
            (1, 7_200, .seconds(1), "publishing      1/7,200 events    0%  1/s  ETA 1:59:59"),
        ])
    func edges(done: Int, total: Int, elapsed: Duration, line: String) {
        #expect(bar.render(done: done, total: total, elapsed: elapsed, width: 60).hasPrefix(line))
        #expect(bar.render(done: done, total: total, elapsed: elapsed, width: 60).count <= 60)
    }

    @Test("A total that is not known")
    func unknownTotal() {
        #expect(
            bar.render(done: 1_234_567, total: nil, elapsed: .seconds(3_725), width: 100)
                == "publishing  1,234,567 events  331/s  1:02:05")
    }

    @Test("A Chinese label counts its columns")
    func wideLabel() {
        let line = ProgressBar(label: "报送", unit: "件").render(done: 1, total: 2, elapsed: .seconds(1), width: 60)
        #expect(DisplayWidth.of(line) <= 60)
        #expect(line.hasPrefix("报送  1/2 件   50%  1/s  ETA 0:01  [====="))
    }
}
