import EventJSON
import LedgerStore
import Node
import Tables

/// What is told when a log was moved, and what to do from there on.
struct MoveReport {
    let log: MovedLog
    let folder: String
    /// The database, without its password.
    let place: String

    var json: JSONValue {
        [
            "from": .string("sqlite:\(folder)"), "to": .string(place), "position": JSONValue(log.head.position),
            "hash": .string(log.head.hash.description), "rows": JSONValue(log.rows), "wasDone": .bool(log.wasDone),
        ]
    }

    var sentences: String {
        let folder = folder.printable
        let what = log.wasDone ? "was moved before" : "moved and verified"
        return """
            \(what): \(log.head.position) rows, from \(folder) to \(place.printable)
            position \(log.head.position), hash \(log.head.hash)
            go on with duban run --data \(folder), for node.key and users, and --store, for this database
            the old log in \(folder) is as it was; the file \(folder)/moved keeps nodes from starting on it
            """
    }
}
