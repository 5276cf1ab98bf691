import EventJSON
import Ledgers
import Node
import ServiceLifecycle

/// Plays the recording and shows what comes of it; the demo ends when it ends.
struct DemoShow: Service {
    let recording: DemoRecording
    let stage: DemoStage
    /// How many times as fast as in life.
    let factor: Double

    func run() async throws {
        try await stage.tail.start()
        let player = DemoPlayer(recording, on: stage)
        let playing = Task { try await player.play() }
        await cancelWhenGracefulShutdown { await show(player) }
        playing.cancel()
        if player.isOver { try await playing.value }
    }

    /// Until the player is at the end, or the visitor has seen enough.
    private func show(_ player: DemoPlayer) async {
        var curtain = DemoCurtain(recording: recording, factor: factor)
        var scene = DemoScene(now: recording.start)
        curtain.raise()
        while !player.isOver, (try? await Task.sleep(for: .milliseconds(100))) != nil {
            try? await update(&scene, from: player)
            curtain.show(scene)
        }
        try? await update(&scene, from: player)
        curtain.fall(scene)
    }

    private func update(_ scene: inout DemoScene, from player: DemoPlayer) async throws {
        scene.now = min(stage.node.clock.now, recording.end)
        scene.statuses = player.statuses
        for event in await stage.tail.take() { scene.take(event) }
        let today = Policy.shipped.zone.date(of: scene.now)
        scene.overview = try await stage.asker.ask(Question("overview", [JSONMember("date", .string(today.iso8601))]))
    }
}
