import EventJSON
import Logging
import Producer

/// Where the node's replies are written down.
struct ReplyBook: Sendable {
    let tally: Tally
    let logger: Logger
    /// Of this interval; the same is told again in the next one.
    let complaints = Complaints()

    func take(_ report: SpoolReport) {
        switch report {
        case .replied(let event, let reply): take(reply, to: "spool, event \(event.number)")
        case .unsendable(let event, let error, let file):
            tally.add { $0.rejected["\(error.code)", default: 0] += 1 }
            logger.error(
                "can't be sent", metadata: ["event": "\(event.number)", "reason": "\(error)", "kept in": "\(file)"])
        case .damaged(let damage): logger.error("the spool is damaged", metadata: ["damage": "\(damage)"])
        }
    }

    func take(_ outcome: Result<Reply, ProducerError>) {
        if case .success(let reply) = outcome { take(reply, to: nil) }
    }

    /// The same, of what nobody sends again.
    func takeOffered(_ outcome: Result<Reply, ProducerError>) {
        take(outcome)
        if case .failure = outcome { tally.add { $0.lost += 1 } }
    }

    private func take(_ reply: Reply, to place: String?) {
        let code = [String(reply.status), reply.code].compactMap(\.self).joined(separator: ".")
        tally.add { counts in
            switch reply.status {
            case 208: counts.known += 1
            case _ where reply.isAccepted: counts.accepted += 1
            default: counts.refused[code, default: 0] += 1
            }
        }
        guard !reply.isAccepted, complaints.isNews(code) else { return }
        logger.warning(
            "the node refused an event; further ones with this code are only counted", metadata: reply.metadata)
    }
}

extension Reply {
    fileprivate var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["status": "\(status)"]
        metadata["code"] = code.map { "\($0)" }
        metadata["pointer"] = pointer.map { "\($0)" }
        metadata["reason"] = message.map { "\($0)" }
        metadata["source"] = source.map { "\($0)" }
        metadata["id"] = id.map { "\($0)" }
        return metadata
    }
}
