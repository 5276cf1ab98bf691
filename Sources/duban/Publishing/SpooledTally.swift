import EventJSON
import Producer
import Synchronization
import Tables

/// What became of spooled events: told by the reading and by the sending, each on its thread.
final class SpooledTally: Sendable {
    /// What is known at one moment.
    struct State {
        var tally = PublishTally()
        /// Events from the spool that an earlier process had put there.
        var earlier = 0
        /// Parts of the spool that are not what was written; a write that a crash cut short is none.
        var damages = 0
        /// The place of the newest event that is in the spool.
        var lastKept: Place?
        var isInputDone = false
        fileprivate var fullness = Fullness.none
        /// Where the events stand that are not settled.
        fileprivate var places = PlaceRuns()
        /// The newest event whose place is known, or has none, since it is of an earlier process.
        fileprivate var newestPlaced: UInt64 = 0
        fileprivate var newestEarlier: UInt64 = 0
        /// Replies to events that are faster than the news that they were kept.
        fileprivate var early: [(SpooledEvent, Reply)] = []
    }

    /// Whether the spool was full, and whether somebody was told.
    fileprivate enum Fullness {
        case none, untold, told
    }

    private let state = Mutex(State())
    private let asJSON: Bool

    init(asJSON: Bool) {
        self.asJSON = asJSON
    }

    var now: State { state.withLock(\.self) }

    /// How many events have come to their end.
    var total: Int { state.withLock { $0.tally.total } }

    /// Notes the number of the newest event that earlier processes have left. Until then replies wait to be told.
    func begin(after newest: UInt64) {
        state.withLock { state in
            (state.newestPlaced, state.newestEarlier) = (newest, newest)
            tellEarly(&state)
        }
    }

    /// Notes what was kept, and tells what was not.
    func note(_ outcomes: [Result<UInt64, ProducerError>], _ places: [Place]) {
        state.withLock { state in
            for (outcome, place) in zip(outcomes, places) {
                switch outcome {
                case .success(let number):
                    state.places.note(number, place)
                    state.newestPlaced = number
                case .failure(let error): state.tally.take(error, from: "\(place)")
                }
            }
            state.lastKept = places.last
            tellEarly(&state)
        }
    }

    func noteEndOfInput() {
        state.withLock { $0.isInputDone = true }
    }

    /// Notes that the spool is full.
    func noteFull() {
        state.withLock { if $0.fullness == .none { $0.fullness = .untold } }
    }

    /// Whether somebody is to be told that the spool is full: the first time.
    func takeFullNews() -> Bool {
        state.withLock { state in
            guard state.fullness == .untold else { return false }
            state.fullness = .told
            return true
        }
    }

    /// Takes what the spool reports.
    func take(_ report: SpoolReport) {
        state.withLock { state in
            switch report {
            case .replied(let event, let reply) where event.number > state.newestPlaced:
                state.early.append((event, reply))
            case .replied(let event, let reply): settle(event, reply, in: &state)
            case .unsendable(let event, let error, let file):
                state.tally.take(error, from: "spool, event \(event.number), kept in \(file)")
            case .damaged(let damage):
                if damage.kind != .unfinished { state.damages += 1 }
                Terminal.writeToStandardError("spool: \(damage)".printable + "\n")
            }
        }
    }

    private func tellEarly(_ state: inout State) {
        let known = state.early.prefix { $0.0.number <= state.newestPlaced }
        state.early.removeFirst(known.count)
        for (event, reply) in known { settle(event, reply, in: &state) }
    }

    private func settle(_ event: SpooledEvent, _ reply: Reply, in state: inout State) {
        let place = state.places.take(event.number)?.description ?? "spool, event \(event.number)"
        if event.number <= state.newestEarlier { state.earlier += 1 }
        state.tally.take(reply, from: place, asJSON: asJSON)
    }
}
