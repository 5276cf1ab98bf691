import EventJSON
import Foundation
import Testing

/// A node that runs as a process of its own, on free ports.
final class RunningNode {
    let process = Process()
    let endpoints: [String: String]
    private let errors = Pipe()
    /// Kept for as long as the node runs: it stops when its data are removed.
    private let data: Folder

    /// Starts a node and waits until it is ready.
    init(
        data: Folder, clock: String? = nil, arguments: [String] = [], environment: [String: String] = [:]
    ) throws {
        self.data = data
        process.executableURL = DubanProgram.url
        process.arguments =
            ["run", "--data", data.path, "--http", "off"]
            + ["ingest", "feed", "tail", "query"].flatMap { ["--\($0)", "tcp://127.0.0.1:*"] }
            + (clock.map { ["--clock", $0] } ?? []) + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["DUBAN_LOG_FORMAT": "json"]) { $1 }
            .merging(environment) { $1 }
        process.standardError = errors
        try process.run()
        endpoints = try Self.readiness(errors.fileHandleForReading)
    }

    /// Reads the node's log up to the line that says that it is ready.
    private static func readiness(_ handle: FileHandle) throws -> [String: String] {
        var text: [UInt8] = []
        while let byte = try handle.read(upToCount: 1)?.first {
            guard byte == 0x0A else {
                text.append(byte)
                continue
            }
            // Its last words are no line of its log.
            guard let line = try? JSONParser.parse(text) else {
                throw NodeDidNotStart(errors: String(decoding: text, as: UTF8.self))
            }
            text = []
            guard line["message"]?.string == "ready" else { continue }
            // What it logs from here on is read and dropped, so that it never waits for room in the pipe.
            handle.readabilityHandler = { if $0.availableData.isEmpty { $0.readabilityHandler = nil } }
            return ["ingest", "feed", "tail", "query"].reduce(into: [:]) { $0[$1] = line[$1]?.string }
        }
        throw NodeDidNotStart(errors: String(decoding: text, as: UTF8.self))
    }

    struct NodeDidNotStart: Error {
        var errors: String
    }

    func client(_ endpoint: String) throws -> Client {
        try Client(try #require(endpoints[endpoint]))
    }

    /// Stops it as an operator would.
    /// - Returns: its exit status.
    @discardableResult
    func stop(_ signal: Int32 = SIGTERM) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit {
        if process.isRunning { stop(SIGKILL) }
    }
}
