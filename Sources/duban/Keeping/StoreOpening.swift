import DubanConfiguration
import Foundation
import LedgerStore
import Logging
import PointStore
import PostgresStore
import SQLiteStore

/// Opens the store that a node is told to keep its log and ledgers in.
struct StoreOpening {
    let node: NodeConfiguration
    let logger: Logger

    /// - Throws: ``StoreError``, or ``CommandFailure`` where the data folder can't be made.
    func store() async throws -> any LedgerStore {
        guard let database = node.store else { return try await embedded.store() }
        try makeFolder()
        tellEmbeddedLog()
        return try await PostgresStore.open(PostgresAddress(database))
    }

    /// Where the states of monitoring points are kept: beside the log, of which nothing is lost with them.
    /// - Throws: ``StoreError``, which says what may be moved away.
    func points(beside store: any LedgerStore) throws -> any PointStore {
        if let store = store as? PostgresStore { return PostgresPointStore(beside: store) }
        guard let damage = damageOfPoints() else { return try SQLitePointStore(folder: node.data) }
        // Hazards are in the log: the points begin anew rather than that the ledgers stand still.
        logger.error("points.sqlite is put aside; the points begin anew", metadata: ["reason": "\(damage)"])
        try SQLitePointStore.putAside(in: node.data)
        return try SQLitePointStore(folder: node.data)
    }

    /// Nil where the points can be opened, or are out of reach for another reason, which opening them tells.
    private func damageOfPoints() -> String? {
        do {
            try SQLitePointStore.check(folder: node.data)
            return nil
        } catch {
            return error.code == .damaged ? error.description : nil
        }
    }

    /// What may have to be read before the store is open.
    var bytes: Int64 { node.store == nil ? embedded.bytes : 0 }

    /// The database, without its password; nil for the embedded store.
    var place: String? {
        node.store.flatMap { try? PostgresAddress($0).description }
    }

    private var embedded: DataOpening { DataOpening(folder: node.data, logger: logger) }

    private func tellEmbeddedLog() {
        if let place = SQLiteStore.placeMoved(from: node.data) {
            logger.notice("the data folder's log was moved", metadata: ["data": "\(node.data)", "to": "\(place)"])
        } else if SQLiteStore.exists(in: node.data) {
            logger.warning(
                "the data folder holds an embedded log, which is not used: the log is in the database",
                metadata: ["data": "\(node.data)"])
        }
    }

    /// For the node's keys and users; the embedded store makes its own.
    private func makeFolder() throws {
        do {
            try FileManager.default.createDirectory(
                atPath: node.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("the data folder \(node.data) can't be made; check the permissions of its parent")
        }
    }
}
