/// Shows a ``ProgressBar`` on stderr while a task runs, where a person can see it, and removes it at the end.
///
/// It does nothing where stderr is no terminal, so that logs and pipes stay clean.
public struct ProgressReporter: Sendable {
    private let bar: ProgressBar
    private var total: Int?
    private let terminal: Terminal
    private let now: @Sendable () -> Duration
    private let write: @Sendable (String) -> Void
    private let began: Duration
    private var lastShown: Duration?

    /// - Parameters:
    ///   - total: how many there are; nil where that is not known.
    ///   - terminal: default stderr.
    ///   - now: a clock that never goes back. Default: the time since the process first asked.
    ///   - write: takes what the terminal is to get. Default: stderr.
    public init(
        bar: ProgressBar, total: Int?, terminal: Terminal = .standardError,
        now: @escaping @Sendable () -> Duration = { ProgressReporter.uptime() },
        write: @escaping @Sendable (String) -> Void = { Terminal.writeToStandardError($0) }
    ) {
        self.bar = bar
        self.total = total
        self.terminal = terminal
        self.now = now
        self.write = write
        self.began = now()
    }

    /// Between two renderings; more often nobody could read it.
    private static let interval: Duration = .milliseconds(100)

    /// Shows how many are done, unless the last time was less than 100 ms ago.
    public mutating func update(done: Int) {
        guard terminal.isInteractive else { return }
        let now = now()
        if let lastShown, now - lastShown < Self.interval { return }
        lastShown = now
        // One column is left free: some terminals wrap when the last one is written.
        let line = bar.render(done: done, total: total, elapsed: now - began, width: terminal.width - 1)
        write(Self.startOfLine + line + Self.clearToEnd)
    }

    /// As ``update(done:)``, where it shows only on the way how many there are.
    public mutating func update(done: Int, of total: Int) {
        self.total = total
        update(done: done)
    }

    /// Clears the line, if one was shown. The result is for the caller to print.
    public mutating func finish() {
        guard lastShown != nil else { return }
        lastShown = nil
        write(Self.startOfLine + Self.clearToEnd)
    }

    private static let startOfLine = "\r"
    /// EL of ECMA-48 (8.3.41).
    private static let clearToEnd = "\u{1B}[K"

    private static let processStart = ContinuousClock.now

    /// The time since this was first asked, by the system's steady clock.
    public static func uptime() -> Duration {
        processStart.duration(to: .now)
    }
}
