import Logging
import Producer

/// Where an input writes down what it read, and what became of it.
struct InputBook: Sendable {
    let name: String
    let tally: Tally
    let logger: Logger
    private let complaints = Complaints()

    init(_ name: String, tally: Tally, logger: Logger) {
        self.name = name
        self.tally = tally
        var logger = logger
        logger[metadataKey: "input"] = "\(name)"
        self.logger = logger
    }

    func read(_ count: Int) {
        tally.add { $0.read += count }
    }

    /// - Parameter place: the topic, or the file: what it is told once for.
    /// - Parameter detail: where in it.
    func reject(_ fault: MappingFault, in place: String, at detail: String? = nil) {
        reject(fault.rawValue, in: place, at: detail)
    }

    func reject(_ reason: String, in place: String, at detail: String? = nil) {
        tally.add { $0.rejected[reason, default: 0] += 1 }
        guard complaints.isNews("\(reason) \(place)") else { return }
        var metadata: Logger.Metadata = ["reason": "\(reason)", "place": "\(place)"]
        metadata["at"] = detail.map { "\($0)" }
        logger.warning("not passed on; further ones like it are only counted", metadata: metadata)
    }

    func lose(_ count: Int) {
        guard count > 0 else { return }
        tally.add { $0.lost += count }
        guard complaints.isNews("lost") else { return }
        logger.error("lost: there was no room, and nobody sends it again; further ones are only counted")
    }

    /// Takes what became of events that were handed over.
    func take(_ fates: [Fate], in place: String) {
        tally.add { $0.kept += fates.count }
        for case .unsendable(let error) in fates {
            tally.add { $0.kept -= 1 }
            reject("\(error.code)", in: place)
        }
    }
}
