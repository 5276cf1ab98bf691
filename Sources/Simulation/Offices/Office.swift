import DubanTestKit
import EventJSON
import Ledgers
import Producer

/// An office that publishes: it keeps its events on a disk of its own until they are answered, and when its producer has
/// crashed, publishes again what it has no note of an answer to.
final class Office {
    let name: String
    private(set) var publications: [Publication] = []
    private(set) var crashes = 0
    /// The producer crashes once in so many replies.
    var crashRate: Int?
    private let network: SimulatedNetwork
    private let configuration: ProducerConfiguration
    private let forgets: Bool
    private var producer: SimulatedProducer?
    private var random: SplitMix64

    private var world: World { network.world }

    init(_ name: String, on network: SimulatedNetwork, forgets: Bool) {
        self.name = name
        self.network = network
        self.forgets = forgets
        random = network.world.fork()
        configuration = Self.configuration(&random)
        start()
    }

    private static func configuration(_ random: inout SplitMix64) -> ProducerConfiguration {
        var configuration = ProducerConfiguration(endpoints: ["simulated"])
        configuration.window = random.pick([1, 3, 1_000])
        configuration.batchSize = random.pick([1, 3, 100])
        configuration.longestPause = random.pick([.seconds(30), .seconds(1_800)])
        configuration.random = random.fork()
        return configuration
    }

    /// Whether everything is answered.
    var isDone: Bool { publications.allSatisfy { !$0.replies.isEmpty } }

    func publish(_ event: JSONValue) {
        let publication = Publication(number: publications.count, event: event)
        publications.append(publication)
        hand(publication)
    }

    /// An event of long ago once more, as it was.
    func publishAgain() {
        guard !publications.isEmpty else { return }
        publish(random.pick(publications).event)
    }

    /// What was answered and is not yet noted will be published again.
    func crash() {
        guard let producer else { return }
        crashes += 1
        world.note("producer crashes", crashes)
        producer.crash()
        self.producer = nil
        if forgets { for publication in publications { publication.isRecorded = true } }
        world.after(random.longTailed(.milliseconds(10) ... .seconds(40_000))) { [self] in start() }
    }

    /// Nothing more is published.
    func retire() {
        producer?.crash()
    }
}

extension Office {
    private func start() {
        let producer = SimulatedProducer(network, configuration) { [unowned self] in told($0, $1) }
        self.producer = producer
        for publication in publications where !publication.isRecorded { hand(publication) }
    }

    private func hand(_ publication: Publication) {
        guard let event = try? OutgoingEvent(publication.bytes, limit: configuration.requestBytes) else {
            return world.violate("\(name) could not publish its event \(publication.number)")
        }
        producer?.publish(event, number: publication.number)
    }

    private func told(_ number: Int, _ reply: Reply) {
        let publication = publications[number]
        publication.replies.append(reply)
        world.note("told", number, reply.status)
        let producer = producer
        world.after(random.duration(.zero ... .milliseconds(5))) { [self] in
            if producer === self.producer { publication.isRecorded = true }
        }
        if random.once(in: crashRate) {
            world.after(random.duration(.zero ... .milliseconds(10))) { [self] in crash() }
        }
    }
}
