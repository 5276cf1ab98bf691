import EventJSON
import LedgerStore

/// What producers were told, against the log and the dead letters.
extension Audit {
    func check(_ office: Office) throws {
        for publication in office.publications {
            if publication.replies.isEmpty { violate("\(publication.title) got no final reply") }
            for reply in publication.replies { check(reply, to: publication) }
        }
        checkOrder(of: office)
    }

    private func check(_ reply: Reply, to publication: Publication) {
        if reply.isAccepted {
            checkAccepted(reply, publication)
        } else if !hasLetter(publication.event, publication.bytes, code: reply.code) {
            violate("\(publication.title) was refused (\(reply.status)) and has no dead letter")
        }
    }

    private func checkAccepted(_ reply: Reply, _ publication: Publication) {
        guard let row = EventName(publication.event).flatMap({ logged[$0] }) else {
            return violate("\(publication.title) was acknowledged (\(reply.status)) and is not in the log")
        }
        if !row.holds(publication.event) { violate("\(publication.title) is in the log with another content") }
        if reply.position != row.position { violate("\(publication.title) is not at the position that was told") }
    }

    /// One that names the event, or holds it, or, of one that was too large, has its size.
    func hasLetter(_ event: JSONValue, _ bytes: [UInt8], code: String?) -> Bool {
        let name = EventName(event)
        return letters.contains { letter in
            guard code == nil || letter.code == code else { return false }
            if let name, letter.source == name.source, letter.id == name.id { return true }
            return letter.body.map { $0 == bytes } ?? (letter.size == bytes.count)
        }
    }

    /// The events of a source are in the log in the order in which they were published. What was refused once, whether
    /// its producer heard of it or not, may come in later: a retry is judged afresh.
    private func checkOrder(of office: Office) {
        var seen: Set<EventName> = []
        var newest: [String: Int64] = [:]
        for publication in office.publications {
            guard let name = EventName(publication.event), seen.insert(name).inserted,
                !hasLetter(publication.event, publication.bytes, code: nil), let position = logged[name]?.position
            else { continue }
            if position < newest[name.source] ?? 0 {
                violate("\(publication.title) is in the log before an earlier one")
            }
            newest[name.source] = position
        }
    }

    /// Nothing that the feed has taken is lost while the node lives.
    func checkFeed() {
        for bytes in city.hosts.flatMap({ $0.eventsTaken() }) {
            guard let event = try? JSONParser.parse(bytes) else { continue }
            let isLogged = EventName(event).flatMap { logged[$0] } != nil
            if !isLogged, !hasLetter(event, bytes, code: nil) { violate("an event that the feed took is nowhere") }
        }
    }
}

extension Publication {
    /// For people: `/offices/140400-yjj e-7`.
    fileprivate var title: String { "the event \(source ?? "?") \(id ?? "?")" }
}
