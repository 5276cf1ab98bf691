public import ServiceLifecycle

/// A service whose manager hears that it is ready, that it lives, and that it stops.
///
/// It lives as long as its pulse comes back: a pulse that hangs sends no `WATCHDOG=1`, and the manager ends the process.
/// While the service stops it is still watched, until it has ended.
public struct Supervised: Service {
    private let service: any Service
    private let manager: ServiceManager
    private let ready: String
    private let pauses: any Clock<Duration>
    private let pulse: @Sendable () async -> String

    /// How often the status is told where there is no watchdog.
    private static let leisure = Duration.seconds(30)

    /// - Parameters:
    ///   - ready: the status at the start.
    ///   - pauses: what the time between two pulses is measured by.
    ///   - pulse: goes through everything that can hang, and returns the status.
    public init(
        _ service: any Service, by manager: ServiceManager, ready: String,
        pauses: any Clock<Duration> = ContinuousClock(), pulse: @escaping @Sendable () async -> String
    ) {
        self.service = service
        self.manager = manager
        self.ready = ready
        self.pauses = pauses
        self.pulse = pulse
    }

    /// Runs the service.
    /// - Throws: what the service throws; the manager's status says it too.
    public func run() async throws {
        manager.tell(.ready(ready))
        do {
            try await withGracefulShutdownHandler {
                try await watched()
            } onGracefulShutdown: {
                manager.tell(.stopping)
            }
        } catch {
            manager.tell(.status("\(error)"))
            throw error
        }
    }

    private func watched() async throws {
        guard manager.listens else { return try await service.run() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await beat() }
            defer { group.cancelAll() }
            try await service.run()
        }
    }

    /// At half the watchdog's time, as sd_watchdog_enabled(3) recommends.
    private func beat() async {
        let interval = manager.watchdog.map { $0 / 2 } ?? Self.leisure
        while (try? await pauses.sleep(for: interval)) != nil {
            let status = await pulse()
            if manager.watchdog != nil { manager.tell(.alive) }
            manager.tell(.status(status))
        }
    }
}
