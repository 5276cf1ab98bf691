import Glibc

/// What is known of the terminal behind stdout or stderr.
public struct Terminal: Sendable {
    /// Whether somebody is looking: it is a terminal that can move its cursor. False for pipes, files and `TERM=dumb`.
    public let isInteractive: Bool
    /// Columns; 100 where there is no terminal or it does not say.
    public let width: Int
    /// Rows; 24 where there is no terminal or it does not say.
    public let height: Int
    /// Whether to show styles: it is interactive and `NO_COLOR` is unset or empty (no-color.org).
    public let isStyled: Bool

    /// - Parameters:
    ///   - isTerminal: whether a terminal is behind the descriptor.
    ///   - columns: its width, nil or 0 where it is not known.
    ///   - rows: its height, nil or 0 where it is not known.
    ///   - environment: gives the value of a variable, of which `TERM` and `NO_COLOR` are read.
    public init(isTerminal: Bool, columns: Int?, rows: Int? = nil, environment: (String) -> String?) {
        isInteractive = isTerminal && environment("TERM") != "dumb"
        isStyled = isInteractive && (environment("NO_COLOR") ?? "").isEmpty
        width = columns.flatMap { $0 > 0 ? $0 : nil } ?? Terminal.fallbackWidth
        height = rows.flatMap { $0 > 0 ? $0 : nil } ?? Terminal.fallbackHeight
    }

    private static let fallbackWidth = 100
    private static let fallbackHeight = 24

    /// As it is now; a window that is resized later gives another width.
    public static var standardOutput: Terminal { Terminal(descriptor: STDOUT_FILENO) }

    /// As it is now; a window that is resized later gives another width.
    public static var standardError: Terminal { Terminal(descriptor: STDERR_FILENO) }

    private init(descriptor: Int32) {
        let size = Terminal.size(of: descriptor)
        self.init(
            isTerminal: isatty(descriptor) == 1, columns: size.map { Int($0.ws_col) },
            rows: size.map { Int($0.ws_row) },
            environment: { name in getenv(name).map { String(cString: $0) } })
    }

    private static func size(of descriptor: Int32) -> winsize? {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }

    /// Writes at once, without a buffer. What cannot be written is lost: it is for people only.
    public static func writeToStandardError(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
