import EventJSON
import Glibc
import Producer
import Tables
import UnixSignals

/// `duban publish --spool`: what is read goes to disk, what is on disk goes to the node.
struct SpooledPublishing {
    /// How it ends.
    fileprivate enum End {
        case done, interrupted
        case failed(any Error)
    }

    private let paths: [String]
    private let asJSON: Bool
    private let tally: SpooledTally
    private let producer: SpooledProducer

    /// - Parameter paths: the files to read; none to send only what is left from earlier.
    init(_ spool: SpoolConfiguration, _ configuration: ProducerConfiguration, of paths: [String], asJSON: Bool) throws {
        let tally = SpooledTally(asJSON: asJSON)
        self.paths = paths
        self.asJSON = asJSON
        self.tally = tally
        producer = try SpooledProducer(configuration, spool: spool) { tally.take($0) }
    }

    func run() async throws {
        tally.begin(after: await producer.status.newest)
        let watching = Task { await watch() }
        let end = await end()
        watching.cancel()
        await watching.value
        await producer.close()
        let summary = SpooledSummary(tally.now, await producer.status, folder: producer.spool.folder)
        print(asJSON ? summary.json.shown + "\n" : summary.text, terminator: "")
        try summary.check(end.reason)
    }

    /// The first of the work's end and of a signal. Input may never come: the reading is not waited for.
    private func end() async -> End {
        let ends = AsyncStream.makeStream(of: End.self)
        let working = Task { _ = ends.continuation.yield(await work()) }
        let listening = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                ends.continuation.yield(.interrupted)
            }
        }
        defer { for task in [working, listening] { task.cancel() } }
        return await ends.stream.first { _ in true } ?? .done
    }

    private func work() async -> End {
        do {
            if !paths.isEmpty { try await read() }
            tally.noteEndOfInput()
            try await producer.drained()
            return .done
        } catch {
            return .failed(error)
        }
    }
}

// MARK: - Reading

extension SpooledPublishing {
    private func read() async throws {
        let reader = try InputReader(paths: paths)
        while let parcel = try await reader.next() {
            tally.note(try await keep(parcel.events), parcel.places)
        }
        await reader.stop()
    }

    /// Reads no more until there is room.
    private func keep(_ events: [[UInt8]]) async throws -> [Result<UInt64, ProducerError>] {
        do {
            return try await producer.publish(contentsOf: events)
        } catch  where error.code == .spoolFull {
            tally.noteFull()
            return try await producer.publish(contentsOf: events, whenFull: .wait)
        }
    }

}

// MARK: - Looking on

extension SpooledPublishing {
    private func watch() async {
        var progress = ProgressReporter(bar: ProgressBar(label: "publish", unit: "events"), total: nil)
        var outage = OutageWatch()
        while !Task.isCancelled {
            if let news = await news(&outage) {
                progress.finish()
                Terminal.writeToStandardError("spool \(producer.spool.folder): \(news)".printable + "\n")
            }
            progress.update(done: tally.total)
            // Who reads the replies through a pipe gets them while the input goes on.
            fflush(nil)
            try? await Task.sleep(for: .milliseconds(200))
        }
        progress.finish()
    }

    /// What somebody who waits should know.
    private func news(_ outage: inout OutageWatch) async -> String? {
        let status = await producer.status
        if tally.takeFullNews() {
            return "full: \(status.backlog) events in \(status.bytes) of \(status.limit) bytes; "
                + "the input is read on when a node has taken some"
        }
        guard status.backlog > 0, let failure = outage.notice(await producer.connection) else { return nil }
        return "no node answers at \(producer.configuration.endpoints.joined(separator: ", ")) (\(failure)); "
            + "\(status.backlog) events wait here and are sent when one does"
    }
}

extension SpooledPublishing.End {
    /// Why it has ended before everything was sent.
    var reason: String? {
        switch self {
        case .done: nil
        case .interrupted: "interrupted"
        case .failed(let error): "\(error)"
        }
    }
}
