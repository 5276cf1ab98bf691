import EventJSON
import Ledgers

/// Writes messages: Chinese, short, with what one has to know to act.
struct Composer: Sendable {
    let policy: Policy
    /// `https://duban.example.cn`; nil for no links.
    let page: String?
    let wording: Wording

    init(policy: Policy, page: String?) {
        self.policy = policy
        self.page = page
        wording = Wording(policy: policy)
    }

    func message(about item: OutboxItem, id: String, at now: Instant) -> Message {
        let facts = Facts(item, wording: wording, today: policy.zone.date(of: now))
        return Message(
            id: id, title: "【督办】\(wording.title(ofStage: item.id.stage))：\(facts.headline)",
            lines: lines(of: item, facts), link: link(to: item), event: item.event, now: now)
    }

    private func lines(of item: OutboxItem, _ facts: Facts) -> [Message.Line] {
        let recipients = item.recipients.map(wording.role).joined(separator: "、")
        let all: [(String, String?)] = [
            (facts.isIncident ? "事故" : "隐患", item.id.subject), ("单位", item.enterprise?.clipped(to: 200)),
            ("辖区", item.area), ("行业", facts.sector), ("情况", facts.description?.clipped(to: 200)),
            ("期限", facts.deadlineText), ("状态", facts.standing), ("送达", recipients.isEmpty ? nil : recipients),
            ("要求", wording.demand(of: item)), ("编号", item.id.description),
        ]
        return all.compactMap { label, text in text.map { Message.Line(label: label, text: $0) } }
    }

    /// One line of a digest, short enough that some tens fit.
    func digestLine(of item: OutboxItem, at now: Instant) -> String {
        let facts = Facts(item, wording: wording, today: policy.zone.date(of: now))
        let parts = [
            wording.title(ofStage: item.id.stage), item.id.subject, item.enterprise?.clipped(to: 30), facts.headline,
            item.status == .open ? nil : facts.standing,
        ]
        return parts.compactMap(\.self).joined(separator: "｜")
    }

    private func link(to item: OutboxItem) -> String? {
        guard let page else { return nil }
        // Incidents are in one list.
        return wording.isAboutIncident(item.id.stage)
            ? "\(page)/incidents" : "\(page)/hazards/\(item.id.subject.percentEncoded)"
    }

    func test(of route: String, id: String, at now: Instant) -> Message {
        let event: JSONValue = [
            "specversion": "1.0", "id": .string(id), "source": "/duban", "type": "message-test",
            "subject": .string("messages/\(route)"), "time": .string(now.rfc3339),
            "datacontenttype": "application/json", "data": ["route": .string(route)],
        ]
        return Message(
            id: id, title: "【督办】测试消息", lines: [Message.Line(label: nil, text: "线路 \(route) 通畅，无需处置。")], link: nil,
            event: event, now: now)
    }
}

extension String {
    /// For one step of a path.
    var percentEncoded: String {
        utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
