import ArgumentParser
import EventJSON
import Producer
import Tables

/// What `duban publish --spool` tells in the end.
struct SpooledSummary {
    private let state: SpooledTally.State
    private let status: SpoolStatus
    private let folder: String

    init(_ state: SpooledTally.State, _ status: SpoolStatus, folder: String) {
        (self.state, self.status, self.folder) = (state, status, folder)
    }

    /// Whether everything is well.
    ///
    /// - Parameter reason: why it has ended early; nil where it has not.
    func check(_ reason: String?) throws {
        if let reason { throw CommandFailure("\(reason); \(rest)") }
        if state.tally.refused > 0 || state.damages > 0 { throw ExitCode.failure }
    }

    /// For people.
    var text: String {
        let damages = state.damages == 0 ? "" : ", damaged parts: \(state.damages)"
        return state.tally.table
            + "spool: \(state.earlier) of these were from earlier, \(status.backlog) left\(damages)\n"
    }

    /// For machines.
    var json: JSONValue {
        [
            "spool": [
                "folder": .string(folder), "earlier": JSONValue(state.earlier), "left": JSONValue(status.backlog),
                "damages": JSONValue(state.damages),
            ]
        ]
    }

    /// What is kept, and what of the input is not.
    private var rest: String {
        let left =
            status.backlog == 0
            ? "nothing is left in the spool \(folder)"
            : "\(status.backlog) events stay in the spool: duban publish --spool \(folder) sends them"
        guard !state.isInputDone else { return left }
        guard let place = state.lastKept else { return "\(left); nothing of the input was spooled" }
        return "\(left); the input is spooled up to \(place), what follows is not"
    }
}
