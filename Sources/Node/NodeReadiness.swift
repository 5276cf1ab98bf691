/// Whether a node takes events and makes them durable.
public struct NodeReadiness: Hashable, Sendable {
    public enum Obstacle: String, Sendable, CaseIterable {
        /// The store does not answer.
        case store = "the store does not answer"
        /// The last transaction failed; producers are told to send again.
        case commit = "the last commit failed"
        case queue = "the queue is full"
        case stop = "the node stops"
    }

    public var obstacles: [Obstacle]

    public init(_ obstacles: [Obstacle] = []) {
        self.obstacles = obstacles
    }

    init(_ load: NodeLoad, storeAnswers: Bool) {
        let all: [(Obstacle, Bool)] = [
            (.store, !storeAnswers), (.commit, load.isFailing), (.queue, load.queued >= load.capacity),
            (.stop, load.isStopping),
        ]
        obstacles = all.filter(\.1).map(\.0)
    }

    public var isReady: Bool { obstacles.isEmpty }
}
