import EventJSON
import Foundation
import Glibc
import ZeroMQ

/// A node as users run it: the built `duban`, a process of its own, on free ports of the loopback.
///
/// Safe to share: everything is set once; the process is ended by one call.
final class NodeProcess: @unchecked Sendable {
    let ingest: String
    let feed: String
    let tail: String
    let query: String
    /// How its clients connect.
    let security: SocketSecurity
    /// From the start of the process to its word that it is ready.
    let startUp: Duration
    private let process = Process()
    private let log = Pipe()

    /// Starts it, and waits until it is ready.
    /// - Parameters:
    ///   - store: the address of a PostgreSQL database; nil: the embedded store in `data`.
    ///   - keys: with them every connection is encrypted, and its office looked up.
    ///   - config: its duban.yaml; nil: none, as shipped.
    ///   - clock: as for `duban run --clock`; nil: the system's.
    init(
        _ program: String, data: String, store: String? = nil, keys: NodeKeys? = nil, config: String? = nil,
        clock: String? = nil
    ) throws {
        process.executableURL = URL(fileURLWithPath: program)
        let options = ["--store": store, "--clock": clock, "--config": config]
        process.arguments =
            ["run", "--data", data, "--http", "off"]
            + ["ingest", "feed", "tail", "query"].flatMap { ["--\($0)", "tcp://127.0.0.1:*"] }
            + options.flatMap { name, value in value.map { [name, $0] } ?? [] } + (try keys?.write(in: data) ?? [])
        process.environment = ProcessInfo.processInfo.environment.merging(["DUBAN_LOG_FORMAT": "json"]) { $1 }
        process.standardError = log
        security = keys?.client ?? .none
        let began = ContinuousClock.now
        do { try process.run() } catch { throw BenchError("\(program) can't be started; build it first") }
        RunningNodes.all.note(process.processIdentifier)
        let ready = try Self.readiness(log.fileHandleForReading)
        startUp = ContinuousClock.now - began
        (ingest, feed) = (ready["ingest"] ?? "", ready["feed"] ?? "")
        (tail, query) = (ready["tail"] ?? "", ready["query"] ?? "")
    }

    /// Reads its log up to the line that says that it is ready; what comes later is read, and dropped, so that the node never
    /// waits for room in the pipe.
    private static func readiness(_ handle: FileHandle) throws -> [String: String] {
        var text: [UInt8] = []
        while case let data = handle.availableData, !data.isEmpty {
            text.append(contentsOf: data)
            while let end = text.firstIndex(of: 0x0A) {
                let line = try? JSONParser.parse(Array(text[..<end]))
                text.removeSubrange(...end)
                guard let line, line["message"]?.string == "ready" else { continue }
                handle.readabilityHandler = { if $0.availableData.isEmpty { $0.readabilityHandler = nil } }
                return ["ingest", "feed", "tail", "query"].reduce(into: [:]) { $0[$1] = line[$1]?.string }
            }
        }
        throw BenchError("the node did not start: \(String(decoding: text, as: UTF8.self))")
    }

    var usage: ProcessUsage {
        get throws { try ProcessUsage(of: process.processIdentifier) }
    }

    /// As an operator stops it, or as a power cut does.
    func stop(_ signal: Int32 = SIGTERM) throws {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        RunningNodes.all.forget(process.processIdentifier)
        guard signal != SIGTERM || process.terminationStatus == 0 else {
            throw BenchError("the node ended with status \(process.terminationStatus)")
        }
    }

    deinit {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        RunningNodes.all.forget(process.processIdentifier)
    }
}
