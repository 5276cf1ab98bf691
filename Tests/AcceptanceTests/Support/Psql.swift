import Foundation

/// An administrator of the tests' database server.
struct Psql {
    let address: String

    struct Failed: Error {
        var errors: String
    }

    /// Runs statements.
    /// - Returns: what the last one brought.
    @discardableResult
    func run(_ sql: String) throws -> String {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/lib/postgresql/15/bin/psql")
        process.arguments = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", sql]
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let failure = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(errors: failure) }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Makes whoever changes a table so wait, as if the server stood still at this instant.
    /// - Parameter change: for example `INSERT ON log FOR EACH ROW WHEN (NEW.position > 9)`.
    func hold(at change: String) throws {
        try run(
            """
            CREATE OR REPLACE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN PERFORM pg_sleep(3600); RETURN NEW; END $$;
            CREATE TRIGGER hold BEFORE \(change) EXECUTE FUNCTION hold();
            """)
    }

    private static let held = "FROM pg_stat_activity WHERE wait_event = 'PgSleep'"

    /// Whether somebody is kept waiting.
    var holdsSomebody: Bool {
        get throws { try run("SELECT count(*) \(Self.held)") != "0" }
    }

    /// Ends the sessions that wait, and keeps nobody any more.
    func release(_ table: String) throws {
        try run("SELECT pg_terminate_backend(pid, 60000) \(Self.held); DROP TRIGGER hold ON \(table)")
    }
}
