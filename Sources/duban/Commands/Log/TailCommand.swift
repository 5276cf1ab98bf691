import ArgumentParser
import DubanConfiguration
import Ledgers
import Words

struct TailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Follow what happens (动态), live and without gaps.",
        discussion: """
            What the tail leaves out, because the node was away or this end too slow, is fetched from the history. \
            --json prints {"position":…,"topic":…,"event":{…}} lines.
            """)

    @Option(
        help: ArgumentHelp("Only this type, for example escalation; may be given more than once.", valueName: "type"))
    var type: [String] = []

    @Option(help: ArgumentHelp("Only areas that begin so.", valueName: "prefix"))
    var area = ""

    @Option(help: ArgumentHelp("The position to begin at. Default: what happens from now on.", valueName: "position"))
    var from: Int64?

    @Option(help: ArgumentHelp("Stop after so many messages.", valueName: "number"))
    var count: Int?

    @Flag(help: "JSON for machines.")
    var json = false

    @Option(
        name: [.customLong("tail"), .customLong("endpoint")],
        help: ArgumentHelp("The tail endpoint of the node.", valueName: "endpoint"))
    var tail: String?

    @OptionGroup var node: NodeOptions

    func validate() throws {
        if let unknown = type.first(where: { !EventWords.types.contains($0) }) {
            throw ValidationError("\(unknown) is no type; types are \(EventWords.types.joined(separator: ", "))")
        }
        if let from, from < 1 { throw ValidationError("--from is a position, 1 or more") }
        if let count, count < 1 { throw ValidationError("--count is 1 or more") }
    }

    func run() async throws {
        Interruption.listen()
        let configuration = try node.configuration(tail: tail)
        let filter = TailFilter(types: type, area: area)
        // Subscribed before the newest position is asked for: nothing can fall between the two.
        let credentials = try node.keys.credentials()
        let subscription = try TailSubscription(endpoint: configuration.tail.connectable, as: credentials)
        try await subscription.subscribe(to: filter)
        var follower = try await follower(of: configuration.query.connectable, as: credentials, filter)
        try await follow(subscription, by: &follower)
        await subscription.close()
    }

    /// A follower that has shown what there is to show before now.
    private func follower(
        of query: String, as credentials: Credentials, _ filter: TailFilter
    ) async throws -> TailFollower {
        let asker = try NodeAsker(endpoint: query, as: credentials, patience: .seconds(10))
        let screen = TailScreen(policy: try await asker.rules().policy, printsJSON: json, count: count)
        let newest = try await asker.moment().position
        await asker.close()
        var follower = TailFollower(
            after: from.map { $0 - 1 } ?? newest, filter: filter,
            history: TailHistory(endpoint: query, as: credentials, filter: filter), screen: screen)
        try await follower.catchUp(through: newest)
        return follower
    }

    private func follow(_ subscription: TailSubscription, by follower: inout TailFollower) async throws {
        var silence = Silence()
        while !follower.isDone {
            TailScreen.flush()
            let frames = try await subscription.next(timeout: .milliseconds(200))
            if !frames.isEmpty { silence.end() }
            for frame in frames where !follower.isDone { try await follower.take(frame) }
            if let time = silence.toTell() { follower.tellOfSilence(of: subscription.endpoint, for: time) }
        }
        TailScreen.flush()
    }
}
