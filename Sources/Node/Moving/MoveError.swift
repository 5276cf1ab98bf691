/// Why a log can't be moved.
public struct MoveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line: what is wrong, what was kept, and what to do.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension MoveError {
    static let empty = MoveError("the log is empty, so there is nothing to move; start a node on the destination")

    static func movedElsewhere(_ place: String) -> MoveError {
        MoveError(
            "the log was moved before, to \(place), and goes on there: a second one would raise its escalations again; nothing was changed; give that database, or remove the file moved from the folder"
        )
    }

    static func otherLog(at position: Int64) -> MoveError {
        MoveError(
            "the destination holds another log (row \(position) is not the same); nothing in it was changed; give an empty database, or an empty schema"
        )
    }

    static func shorterSource(_ source: Int64, than destination: Int64) -> MoveError {
        MoveError(
            "row \(destination) of the log was moved before, and the source ends at row \(source): it is an older copy; nothing was changed; move the newest one"
        )
    }

    static func grownSource(_ source: Int64, since destination: Int64) -> MoveError {
        MoveError(
            "the log was moved before, up to row \(destination), and a node has added to the source since, up to row \(source); nothing was changed; move it to an empty database"
        )
    }

    /// Another move writes to the destination, or has just finished there.
    static let interference = MoveError(
        "somebody else has written to the destination meanwhile; what was moved is kept; see that it is moved once at a time, and run it again"
    )

    static func missing(_ what: String) -> MoveError {
        MoveError("\(what) is not stored in the source; what was moved is kept; verify the source")
    }

    static func unlike(_ row: Int64) -> MoveError {
        MoveError(
            "row \(row) of the log comes out differently in the destination; what was moved is kept; verify the source")
    }

    static let sourceInUse = MoveError(
        "the source has changed while it was moved; what was moved is kept; stop what writes to it, and run it again")
}
