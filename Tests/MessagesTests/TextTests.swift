import DubanConfiguration
import EventJSON
import Foundation
import Ledgers
import Testing

@testable import Messages

@Suite("What people read")
struct TextTests {
    private let node = FakeNode()

    private func items() async throws -> [OutboxItem] {
        let outbox = Outbox(node: node.messengerNode, route: MessageRoute(name: "duty", via: "room"))
        return try await outbox.items(after: 0, limit: 1_000)
    }

    @Test("A hazard")
    func hazard() async throws {
        node.raise("HZ-140403-0012/1/city/1", to: ["city-office", "lead-department"])
        let item = try #require(try await items().first)
        let message = Composer(policy: .shipped, page: "https://duban.example.cn").message(
            about: item, id: "x", at: node.now)
        #expect(
            message.markdown() == """
                **【督办】市级督办：逾期 5 天**
                > 隐患：HZ-140403-0012
                > 单位：山西某煤业有限公司
                > 辖区：140403
                > 行业：煤矿
                > 情况：主扇风机反风设施失效
                > 期限：2026-11-16（逾期 5 天）
                > 状态：待签收
                > 送达：市安委办、牵头部门
                > 要求：请立即督促整改；请签收（签收不等于整改）
                > 编号：HZ-140403-0012/1/city/1
                [查看详情](https://duban.example.cn/hazards/HZ-140403-0012)
                """)
    }

    @Test("An incident, also where a hazard has its number")
    func incident() async throws {
        node.raise("SG-7/1/incident/1", to: ["contract-leader"], description: "顶板垮落")
        let item = try #require(try await items().first)
        let message = Composer(policy: .shipped, page: nil).message(about: item, id: "x", at: node.now)
        #expect(message.title == "【督办】事故：较大事故，死亡 3 人，失联 1 人")
        #expect(message.plain.contains("事故：SG-7") && message.plain.contains("请立即核实情况"))
        #expect(!message.plain.contains("期限"))
        let linked = Composer(policy: .shipped, page: "https://a.cn").message(about: item, id: "x", at: node.now)
        #expect(linked.link == "https://a.cn/incidents")
    }

    @Test("What an office writes becomes no link, no mention and no line of its own")
    func harmless() async throws {
        node.raise("HZ-1/1/city/1", enterprise: "[点击](http://evil.example)\n# <@all> **甲**\u{202E}")
        let item = try #require(try await items().first)
        let text = Composer(policy: .shipped, page: nil).message(about: item, id: "x", at: node.now).markdown()
        #expect(text.contains("> 单位：［点击］(http://evil.example) ＃ ＜＠all＞ ＊＊甲＊＊ \n"))
    }

    @Test("However long its parts are, a robot takes a message")
    func longest() async throws {
        let accents = String(repeating: "\u{0301}", count: 1_999)
        node.raise(
            "\(String(repeating: "#", count: 128))/1/city/1", enterprise: String(repeating: "𠮷", count: 200),
            description: "甲" + accents)
        let item = try #require(try await items().first)
        let message = Composer(policy: .shipped, page: "https://duban.example.cn").message(
            about: item, id: "x", at: node.now)
        #expect(message.markdown(breaks: "\n\n").utf8.count <= RobotChannel.longest)
        #expect(message.plain.contains("…"))
    }

    @Test("A digest is split where it is too long, and says how many are left")
    func split() async throws {
        for number in 1...120 { node.raise("HZ-\(number)/1/overdue/1", enterprise: String(repeating: "煤", count: 60)) }
        var rest = try await items()[...]
        let composer = Composer(policy: .shipped, page: nil)
        var parts: [Digest] = []
        while !rest.isEmpty {
            let digest = Digest(of: Array(rest), id: "x", composer: composer, page: nil, at: node.now) {
                $0.markdown().utf8.count <= RobotChannel.longest
            }
            parts.append(digest)
            rest = rest.dropFirst(digest.count)
        }
        #expect(parts.map(\.count).reduce(0, +) == 120 && parts.count > 2)
        for part in parts { #expect(part.message.markdown().utf8.count <= 4_096) }
        #expect(parts[0].message.plain.contains("另有 \(120 - parts[0].count) 条，随后发送"))
        #expect(parts[0].message.markdown().utf8.count > 3_800)
        #expect(parts.last?.message.plain.contains("另有") == false)
    }

    @Test("A mail: encoded words that end with a character, and an id that stays the same")
    func mail() throws {
        let title = "【督办】市级督办：逾期 5 天，\(String(repeating: "很长的标题", count: 20))"
        let message = Message(
            id: "message/post/HZ-1/1/city/1", title: title, lines: [Message.Line(label: "隐患", text: "HZ-1")], link: nil,
            event: nil, now: Instant(rfc3339: "2026-11-21T09:05:07+08:00")!)
        let mail = MailText(
            from: "duban@example.cn", to: ["a@example.cn", "b@example.cn"], message: message, zone: .shanghai)
        let text = String(decoding: mail.bytes, as: UTF8.self)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.split(separator: "\r\n", omittingEmptySubsequences: false).allSatisfy { $0.utf8.count <= 78 })
        #expect(!text.replacing("\r\n", with: "").contains("\n"))
        #expect(text.contains("Date: Sat, 21 Nov 2026 09:05:07 +0800\r\n"))
        #expect(text.contains("To: a@example.cn,\r\n b@example.cn\r\n"))
        #expect(mail.messageID.wholeMatch(of: /<duban\.[0-9a-f]{32}@example\.cn>/) != nil)
        let words = text.matches(of: /=\?utf-8\?B\?([A-Za-z0-9+\/=]+)\?=/).map { Data(base64Encoded: String($0.1))! }
        #expect(words.allSatisfy { String(data: $0, encoding: .utf8) != nil })
        #expect(String(decoding: words.reduce(Data(), +), as: UTF8.self) == title)
    }

    /// The example that anybody can check with: `printf '1700000000000\nSEC1' | openssl dgst -sha256 -hmac SEC1 -binary | base64`.
    @Test("DingTalk's signature")
    func signature() {
        let signed = DingTalkSignature.sign(
            Secret("https://oapi.dingtalk.com/robot/send?access_token=T"), with: Secret("SEC1"),
            at: Instant(milliseconds: 1_700_000_000_000))
        #expect(
            signed.revealed
                == "https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1700000000000&sign=ukR4%2BWoOOBTGaOauYqugxVrMSFyr92q4hPxJxuOkiio%3D"
        )
        #expect("\(signed)" == "•••" && String(reflecting: signed) == "•••")
    }
}
