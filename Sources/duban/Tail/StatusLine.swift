import Tables

/// One line on standard error that is always replaced by the next, where a person sees it.
struct StatusLine {
    private let terminal = Terminal.standardError
    private var isShown = false

    mutating func show(_ text: String) {
        guard terminal.isInteractive else { return }
        let line = text.printable.truncated(toColumns: terminal.width - 1)
        write("\r" + (terminal.isStyled ? TextStyle.dim.applied(to: line) : line) + Self.clearToEnd)
        isShown = true
    }

    mutating func clear() {
        guard isShown else { return }
        write("\r" + Self.clearToEnd)
        isShown = false
    }

    private func write(_ text: String) {
        Terminal.writeToStandardError(text)
    }

    /// EL of ECMA-48 (8.3.41).
    private static let clearToEnd = "\u{1B}[K"
}
