import Tables
import Testing

@Suite("The terminal")
struct TerminalTests {
    private func terminal(_ isTerminal: Bool, columns: Int? = 120, _ environment: [String: String] = [:]) -> Terminal {
        Terminal(isTerminal: isTerminal, columns: columns) { environment[$0] }
    }

    @Test("Styles are shown on a terminal that has them, unless NO_COLOR is set")
    func styles() {
        #expect(terminal(true, ["TERM": "xterm"]).isStyled)
        #expect(terminal(true, ["NO_COLOR": ""]).isStyled)
        #expect(!terminal(true, ["NO_COLOR": "1"]).isStyled)
        #expect(terminal(true, ["NO_COLOR": "1"]).isInteractive)
        #expect(!terminal(false).isStyled && !terminal(false).isInteractive)
        #expect(!terminal(true, ["TERM": "dumb"]).isStyled && !terminal(true, ["TERM": "dumb"]).isInteractive)
    }

    @Test("Width, 100 where it is not known")
    func width() {
        #expect(terminal(true).width == 120)
        #expect(terminal(true, columns: 0).width == 100)
        #expect(terminal(false, columns: nil).width == 100)
    }

    @Test("The real ones answer")
    func real() {
        #expect(Terminal.standardOutput.width > 0)
        #expect(Terminal.standardError.width > 0)
    }
}
