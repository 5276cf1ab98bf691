import EventJSON
import Foundation
import Ledgers
import Tables

/// What a follower of the tail sees: a line for each message on standard output, and on a terminal how things are.
struct TailScreen {
    private let policy: Policy
    private let printsJSON: Bool
    /// Messages still to be shown; nil for no end.
    private var left: Int?
    private let isStyled = Terminal.standardOutput.isStyled
    private var status = StatusLine()

    init(policy: Policy, printsJSON: Bool, count: Int?) {
        self.policy = policy
        self.printsJSON = printsJSON
        left = count
    }

    var isFull: Bool { left == 0 }

    mutating func show(_ message: TailMessage) {
        status.clear()
        print(printsJSON ? message.json.shown : line(for: message))
        left = left.map { $0 - 1 }
    }

    /// Hands what was shown to whoever reads it.
    static func flush() {
        fflush(nil)
    }

    private func line(for message: TailMessage) -> String {
        let line = TailLine(message: message, policy: policy)
        return isStyled ? line.style?.applied(to: line.text) ?? line.text : line.text
    }
}

extension TailScreen {
    mutating func rest(at position: Int64) {
        status.show("at position \(position), waiting for more")
    }

    mutating func tellOfGap(from first: Int64, through last: Int64) {
        status.show("\(last - first + 1) positions behind, asking the history from \(first)")
    }

    mutating func tellOfSilence(of endpoint: String, for time: Duration) {
        note("no word from \(endpoint) for \(time.components.seconds) s; waiting until the node is back")
    }

    mutating func note(_ text: String) {
        status.clear()
        Terminal.writeToStandardError("duban: \(text.printable)\n")
    }
}
