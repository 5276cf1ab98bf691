import ArgumentParser
import Configuration
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
            """)

    @Argument(help: ArgumentHelp("What to send; - or nothing for standard input.", valueName: "file"))
    var files: [String] = ["-"]

    @Option(
        help: ArgumentHelp(
            "The ingest endpoint of a node; given more than once, the next one is tried when one fails.",
            valueName: "endpoint"))
    var ingest: [String] = []

    @Option(help: ArgumentHelp("A node's configuration, for its ingest endpoint.", valueName: "file"))
    var config: String?

    @Option(help: "Events in flight at most.")
    var window = 1_000

    @Flag(help: "Print the node's reply to each event, one JSON object a line.")
    var json = false

    func validate() throws {
        if window < 1 { throw ValidationError("--window is at least 1") }
    }

    func run() async throws {
        var configuration = ProducerConfiguration(endpoints: try endpoints())
        configuration.window = window
        let producer = try Producer(configuration)
        let outcome = await Result { try await send(by: producer) }
        await producer.close()
        let tally = try outcome.get()
        if !json { print(tally.table, terminator: "") }
        if tally.refused > 0 { throw ExitCode.failure }
    }

    private func endpoints() throws -> [String] {
        guard ingest.isEmpty else { return ingest }
        let loaded = try NodeConfiguration.load(file: config, environment: ProcessInfo.processInfo.environment)
        return [loaded.node.ingest.connectable]
    }

    private func send(by producer: Producer) async throws -> PublishTally {
        let source = EventSource(paths: files)
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
