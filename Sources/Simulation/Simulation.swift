import DubanTestKit

/// One run from one seed: a node, all its neighbours, and everything that can go wrong between them; then all goes well for
/// a while; then everything is looked at.
public struct Simulation {
    public let seed: UInt64
    private let sabotage: Sabotage
    private let database: (any SimulationDatabase)?
    private let tell: ((String) -> Void)?

    /// How long offices get for the answers that are outstanding when the faults have ended.
    private static let patience = Duration.seconds(3 * 86_400)

    /// - Parameters:
    ///   - sabotage: bugs put in on purpose.
    ///   - database: where one node or two keep their log, instead of one node on a simulated disk. Empty at first.
    ///   - tell: gets the story, line by line.
    public init(
        seed: UInt64, sabotage: Sabotage = Sabotage(), database: (any SimulationDatabase)? = nil,
        tell: ((String) -> Void)? = nil
    ) {
        self.seed = seed
        self.sabotage = sabotage
        self.database = database
        self.tell = tell
    }

    /// Runs it, on this thread.
    public func run() -> Report {
        World.with(seed: seed, tell: tell) { run(in: $0) }
    }

    private func run(in world: World) -> Report {
        let city = City(world, on: database, sabotage: sabotage)
        var random = world.fork()
        let gremlin = Gremlin(FaultPlan(random: &random), in: city)
        city.begin()
        gremlin.begin()
        world.run(until: city.lastPublication + random.duration(.zero ... .seconds(8 * 86_400)))
        gremlin.leave()
        settle(city)
        world.run(until: world.now + .seconds(4 * 86_400))
        city.end()
        do {
            try Audit(of: city).run()
        } catch {
            world.violate("the store can't be read: \(error)")
        }
        return Report(seed: seed, of: city)
    }

    /// Everybody gets the answers that are outstanding.
    private func settle(_ city: City) {
        let deadline = city.world.now + Self.patience
        repeat {
            city.world.run(until: city.world.now + .seconds(3_600))
        } while city.world.now < deadline && !city.offices.allSatisfy(\.isDone)
    }
}
