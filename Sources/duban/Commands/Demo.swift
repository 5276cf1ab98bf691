import ArgumentParser
import EventJSON
import Ledgers
import Node
import ServiceLifecycle
import Tables
import UnixSignals

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ninety days of a city, a day a second: events in, ledgers kept, overdue hazards escalated.",
        discussion: """
            A node on a temporary folder and an accelerated clock; the recorded events are sent to it over real sockets. On \
            a terminal the scene is drawn in place, elsewhere it is told a line a day.
            """)

    @Argument(help: ArgumentHelp("A recording; without one, the city in deploy/sample.", valueName: "recording"))
    var recording: String?

    @Option(help: "Days a second.")
    var speed = 1.0

    @Option(help: ArgumentHelp("Stop after so many days.", valueName: "days"))
    var days: Int?

    func validate() throws {
        if !(0.01...100).contains(speed) { throw ValidationError("--speed is 0.01 to 100 days a second") }
        if let days, days < 1 { throw ValidationError("--days is at least 1") }
    }

    func run() async throws {
        let recording = try await DemoRecording(path: recording).limited(toDays: days)
        let factor = speed * 86_400
        let stage = try await DemoStage(from: recording.start, factor: factor)
        let show = DemoShow(recording: recording, stage: stage, factor: factor)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: stage.node),
                    .init(service: show, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: DemoStage.silent))
        let outcome = await Task { try await group.run() }.result
        await stage.strike()
        try outcome.get()
    }
}
