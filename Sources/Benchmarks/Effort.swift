/// How much is measured.
public struct Effort: Hashable, Sendable {
    public let name: String
    /// Rounds that count, and those before them that do not.
    let rounds: Int
    let warmUps: Int
    /// Events of one run in memory.
    let eventsInMemory: Int
    /// About how many events a run writes in batches of any size; of small batches fewer.
    let eventsToStore: Int
    /// Commits of one run at most.
    let commits: Int
    /// Windows of one run at least, and events at most.
    let windows: Int
    let eventsToIngest: Int
    /// How long events come for the tail.
    let tailDuration: Duration
    /// Rows of a log that is verified.
    let logRows: Int
    /// Rows of the logs that the same load is put on, smallest first; a node is started on the largest.
    let growth: [Int]
    /// Open major hazards, and those of them that come due at once.
    let openHazards: Int
    let dueHazards: Int
    /// How long a node is watched that has nothing to do.
    let idleDuration: Duration
    /// For a node to be started on so many hazards, and asked for its time.
    let startDuration: Duration
    /// Monitoring points, saves of all of them in one run, and minutes that are kept of each before the first.
    let points: Int
    let pointSaves: Int
    let pointMinutes: Int
    /// Readings of one run, and how long events are answered beside them.
    let readings: Int
    let ackDuration: Duration

    /// As the issue asks for it; the largest log takes minutes to make, once.
    public static let full = Effort(
        name: "full", rounds: 7, warmUps: 1, eventsInMemory: 50_000, eventsToStore: 50_000, commits: 2_000,
        windows: 200,
        eventsToIngest: 100_000, tailDuration: .seconds(5), logRows: 1_000_000,
        growth: [10_000, 100_000, 1_000_000, 10_000_000], openHazards: 1_000_000, dueHazards: 100_000,
        idleDuration: .seconds(20), startDuration: .seconds(15), points: 10_000, pointSaves: 20,
        pointMinutes: 1_440, readings: 1_000_000, ackDuration: .seconds(10))

    /// Within a minute, all of it.
    public static let quick = Effort(
        name: "quick", rounds: 2, warmUps: 1, eventsInMemory: 5_000, eventsToStore: 3_000, commits: 150, windows: 30,
        eventsToIngest: 5_200, tailDuration: .seconds(1), logRows: 10_000, growth: [1_000, 10_000], openHazards: 4_000,
        dueHazards: 1_000, idleDuration: .seconds(1), startDuration: .seconds(3), points: 10_000, pointSaves: 5,
        pointMinutes: 60, readings: 200_000, ackDuration: .seconds(2))

    /// To see that the program works; its figures say nothing.
    public static let tiny = Effort(
        name: "tiny", rounds: 1, warmUps: 0, eventsInMemory: 100, eventsToStore: 100, commits: 3, windows: 2,
        eventsToIngest: 100,
        tailDuration: .milliseconds(100), logRows: 200, growth: [100, 200], openHazards: 40, dueHazards: 10,
        idleDuration: .milliseconds(100), startDuration: .seconds(2), points: 1_000, pointSaves: 1,
        pointMinutes: 3, readings: 2_000, ackDuration: .milliseconds(200))

    public static let all = [tiny, quick, full]

    /// Rounds of what takes long, and so is warm after its first moments.
    var heavyRounds: Int { (rounds + 1) / 2 }

    /// Of batches of one size.
    func batches(of size: Int) -> Int { min(commits, max(1, eventsToStore / size)) }

    /// Whether there are events enough for a load: its windows have to be filled more than once to be windows.
    func fills(_ load: IngestLoad) -> Bool { eventsToIngest >= 2 * load.window * load.producers }

    /// With so many in flight, of all producers together.
    func events(inFlight window: Int) -> Int { min(eventsToIngest, max(window * windows, commits)) }
}
