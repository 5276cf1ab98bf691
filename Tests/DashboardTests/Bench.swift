import Ledgers
import Logging
import ServiceLifecycle

@testable import Dashboard

/// A dashboard on a free port, with a node, a clock and a file of users to play with.
struct Bench {
    let clock = HandClock()
    let node = StandInNode()
    let folder: TemporaryFolder
    let users: UsersFile

    init(_ users: User...) throws {
        folder = try TemporaryFolder()
        self.users = UsersFile(in: folder.path)
        for user in users { try self.users.add(user) }
    }

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// - Parameters:
    ///   - living: the node to look at, with ledgers; nil for the stand-in.
    ///   - attempts: for the tests that log in more often than one may.
    func run<Outcome: Sendable>(
        origin: Origin? = nil, living: LivingNode? = nil, followers: Int? = nil, attempts: AttemptLimits? = nil,
        sessions: SessionLimits = SessionLimits(), metrics: DashboardMetrics? = nil,
        patience: Duration = .seconds(600),
        _ test: @escaping @Sendable (RawClient) async throws -> Outcome
    ) async throws -> Outcome {
        var settings = DashboardSettings(endpoint: HTTPEndpoint("http://127.0.0.1:0")!)
        settings.origin = origin
        settings.metrics = metrics
        settings.patience = patience
        settings.followers = followers ?? settings.followers
        let clock = clock
        let directory = try UserDirectory(users, logger: Self.quiet)
        let desk = LoginDesk(
            directory, isOpenWithoutUsers: settings.isForThisMachine, attempts: attempts ?? AttemptLimits(),
            sessions: Sessions(limits: sessions), logger: Self.quiet,
            now: { clock.now })
        let dashboard = try Dashboard(
            settings, node: living?.dashboardNode { clock.now } ?? node.dashboardNode(clock), directory: directory,
            desk: desk, logger: Self.quiet,
            now: { clock.now })
        let group = ServiceGroup(services: [dashboard], logger: Self.quiet)
        return try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            let port = await dashboard.endpoint()?.port
            let outcome: Outcome
            do { outcome = try await test(RawClient(port: port ?? 0)) } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return outcome
        }
    }
}
