import ArgumentParser
import DubanConfiguration
import EventJSON
import Foundation
import Producer
import Tables

struct Publish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send events to a node, many in flight, and tell what became of them.",
        discussion: """
            Files hold one CloudEvent a line (NDJSON), JSON arrays of events, or a recording. Every event is sent until the \
            node has given its final word; what is refused is told on standard error with its file and line. Exits with 1 \
            where anything was refused.

            With --spool every event is on disk before it is sent, and stays there until the node's final word. Interrupted, \
            killed, or without a node for days: the same command goes on with what is left, before anything new. Without \
            files, on a terminal, it sends only that. A full spool stops the reading until a node has taken some.
            """)

    @Argument(help: ArgumentHelp("What to send; - or nothing for standard input.", valueName: "file"))
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "Keep events in this folder until they are accepted or refused; it is made where there is none.",
            valueName: "folder"))
    var spool: String?

    @Option(help: ArgumentHelp("What the spool may take on disk. Default 1 GiB.", valueName: "bytes"))
    var spoolBytes: Int?

    @Option(
        help: ArgumentHelp(
            "The ingest endpoint of a node; given more than once, the next one is tried when one fails.",
            valueName: "endpoint"))
    var ingest: [String] = []

    @Option(help: ArgumentHelp("A node's configuration, for its ingest endpoint.", valueName: "file"))
    var config: String?

    @OptionGroup var keys: KeyOptions

    @Option(help: "Events in flight at most.")
    var window = 1_000

    @Flag(help: "Print the node's reply to each event, one JSON object a line.")
    var json = false

    func validate() throws {
        if window < 1 { throw ValidationError("--window is at least 1") }
        if spool?.isEmpty == true { throw ValidationError("--spool names a folder") }
        guard let spoolBytes else { return }
        if spool == nil { throw ValidationError("--spool-bytes is for --spool, which is missing") }
        if spoolBytes < Self.leastSpool { throw ValidationError("--spool-bytes is at least \(Self.leastSpool)") }
    }

    /// A few portions of the input, with the largest event that there can be in each.
    private static let leastSpool = 4 << 20

    func run() async throws {
        var configuration = ProducerConfiguration(endpoints: try endpoints())
        let credentials = try keys.credentials()
        configuration.window = window
        configuration.security = credentials.security
        if let spool {
            return try await SpooledPublishing(spooling(in: spool), configuration, of: spooledInputs, asJSON: json)
                .run()
        }
        let producer = try Producer(configuration)
        let watching = Task { await closeIfShutOut(producer, credentials) }
        let outcome = await Result { try await send(by: producer) }
        watching.cancel()
        if let failure = await watching.value { throw failure }
        await producer.close()
        let tally = try outcome.get()
        if !json { print(tally.table, terminator: "") }
        if tally.refused > 0 { throw ExitCode.failure }
    }

    /// Ends the publishing to a node that lets nobody in, and says what to do about it.
    private func closeIfShutOut(_ producer: Producer, _ credentials: Credentials) async -> CommandFailure? {
        guard let failure = await producer.handshakeFailure(within: .seconds(1 << 32)) else { return nil }
        let endpoints = producer.configuration.endpoints.joined(separator: ", ")
        await producer.close(within: .zero)
        return credentials.failure(failure, at: endpoints)
    }

    private func endpoints() throws -> [String] {
        guard ingest.isEmpty else { return ingest }
        let loaded = try NodeConfiguration.load(file: config, environment: ProcessInfo.processInfo.environment)
        return [loaded.node.ingest.connectable]
    }

    private func spooling(in folder: String) -> SpoolConfiguration {
        var spool = SpoolConfiguration(folder: folder)
        if let spoolBytes { spool.bytes = spoolBytes }
        return spool
    }

    /// On a terminal nobody means to type events.
    private var spooledInputs: [String] {
        files.isEmpty && isatty(STDIN_FILENO) == 1 ? [] : inputs
    }

    private var inputs: [String] { files.isEmpty ? ["-"] : files }

    private func send(by producer: Producer) async throws -> PublishTally {
        let source = EventSource(paths: inputs)
        var progress = ProgressReporter(bar: ProgressBar(label: "publish", unit: "events"), total: nil)
        var tally = PublishTally()
        try await producer.publish(contentsOf: source) { outcome in
            let place = source.place(of: tally.total)
            switch outcome {
            case .success(let reply): tally.take(reply, from: place, asJSON: json)
            case .failure(let error): tally.take(error, from: place)
            }
            progress.update(done: tally.total)
        }
        progress.finish()
        if let failure = source.failure { throw failure }
        return tally
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
