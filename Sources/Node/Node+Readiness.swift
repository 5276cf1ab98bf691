import LedgerStore

extension Node {
    public var load: NodeLoad {
        get async {
            NodeLoad(
                queued: committer.queue.events, capacity: capacity, oldest: await committer.oldestUncommitted,
                isFailing: await committer.progress.failure != nil, isStopping: committer.queue.isStopping,
                lostReplies: await ingest.lostReplies)
        }
    }

    /// Asks the store; returns when that answers.
    public func readiness() async -> NodeReadiness {
        let storeAnswers = (try? await store.read { try $0.head() }) != nil
        return NodeReadiness(await load, storeAnswers: storeAnswers)
    }
}
