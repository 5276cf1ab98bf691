import Synchronization
import Tables
import Testing

@Suite("The progress reporter")
struct ProgressReporterTests {
    /// A clock and a terminal that a test holds in its hands.
    private final class Stage: Sendable {
        private let state = Mutex((time: Duration.zero, written: [String]()))

        var written: [String] { state.withLock(\.written) }

        func wait(_ duration: Duration) {
            state.withLock { $0.time += duration }
        }

        func reporter(_ terminal: Terminal) -> ProgressReporter {
            ProgressReporter(
                bar: ProgressBar(label: "x", unit: "events"), total: nil, terminal: terminal,
                now: { self.state.withLock(\.time) }, write: { text in self.state.withLock { $0.written.append(text) } }
            )
        }
    }

    private let terminal = Terminal(isTerminal: true, columns: 80) { _ in nil }

    @Test("It writes at most every 100 ms, over its own line")
    func interval() {
        let stage = Stage()
        var reporter = stage.reporter(terminal)
        for done in 0...30 {
            reporter.update(done: done)
            stage.wait(.milliseconds(10))
        }
        #expect(
            stage.written == [
                "\rx  0 events  0/s  0:00\u{1B}[K", "\rx  10 events  100/s  0:00\u{1B}[K",
                "\rx  20 events  100/s  0:00\u{1B}[K", "\rx  30 events  100/s  0:00\u{1B}[K",
            ])
    }

    @Test("It clears its line at the end, once, if there is one")
    func finish() {
        let stage = Stage()
        var reporter = stage.reporter(terminal)
        reporter.finish()
        #expect(stage.written.isEmpty)
        reporter.update(done: 1)
        reporter.finish()
        reporter.finish()
        #expect(stage.written.dropFirst() == ["\r\u{1B}[K"])
    }

    @Test("It is silent where nobody looks")
    func silent() {
        let stage = Stage()
        var reporter = stage.reporter(Terminal(isTerminal: false, columns: nil) { _ in nil })
        reporter.update(done: 1)
        reporter.finish()
        #expect(stage.written.isEmpty)
    }

    @Test("It leaves the last column free")
    func lastColumn() {
        let stage = Stage()
        var reporter = stage.reporter(Terminal(isTerminal: true, columns: 6) { _ in nil })
        reporter.update(done: 123_456)
        #expect(stage.written == ["\rx  1…\u{1B}[K"])
    }

    @Test("The clock of the process goes on")
    func uptime() {
        let first = ProgressReporter.uptime()
        #expect(ProgressReporter.uptime() >= first)
    }
}
