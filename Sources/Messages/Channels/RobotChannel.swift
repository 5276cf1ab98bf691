import DubanConfiguration
import EventJSON
import Ledgers

/// A robot of a chat group: Markdown in JSON. It has a message only where HTTP says 200 and its own code is 0.
struct RobotChannel: Channel {
    /// What the two robots differ in.
    struct Brand: Sendable {
        /// Where in the body the text belongs.
        let body: @Sendable (Message) -> JSONValue
        /// Codes that say that too many came in a minute.
        let tooMany: Set<Int>
        /// Codes that say that it will never take this message.
        let badContent: Set<Int>
        /// How long it takes nothing after too many.
        let penalty: Duration
    }

    let brand: Brand
    let address: @Sendable (Instant) -> Secret
    let web: WebClient
    let timeout: Duration

    /// Bytes of the text: 企业微信's limit. DingTalk takes more, but longer is not read on a phone.
    static let longest = 4_096

    func fits(_ message: Message) -> Bool { message.markdown(breaks: "\n\n").utf8.count <= Self.longest }

    func deliver(_ message: Message) async -> Outcome {
        do throws(WebClient.Failure) {
            let answer = try await web.post(
                brand.body(message).bytes, to: address(message.now), headers: [("content-type", "application/json")],
                within: timeout)
            return outcome(of: answer)
        } catch {
            return .later(error.reason)
        }
    }

    func outcome(of answer: WebClient.Answer) -> Outcome {
        guard answer.status == 200 else {
            return .later(reason: "HTTP \(answer.status)", after: answer.retryAfter)
        }
        guard let json = try? JSONParser.parse(answer.body), let code = json["errcode"].flatMap(Self.number) else {
            return .later("HTTP 200 without an errcode")
        }
        if code == 0 { return .delivered }
        // The robot's own text may repeat what it was sent, so only its number is told.
        let reason = "errcode \(code)"
        if brand.tooMany.contains(code) { return .later(reason: reason, after: answer.retryAfter ?? brand.penalty) }
        return brand.badContent.contains(code) ? .refused(reason: reason) : .later(reason)
    }

    /// Some that stand in for a robot write it as a text.
    private static func number(_ code: JSONValue) -> Int? {
        code.integer ?? code.string.flatMap { Int($0) }
    }
}

extension RobotChannel.Brand {
    /// 企业微信. Source: developer.work.weixin.qq.com, 消息推送 (群机器人) and 全局错误码.
    static let wecom = Self(
        body: { ["msgtype": "markdown", "markdown": ["content": .string($0.markdown())]] },
        tooMany: [45_009], badContent: [40_008, 40_058, 44_004, 45_002], penalty: .seconds(60))

    /// 钉钉. Source: open.dingtalk.com, 自定义机器人: too many in a minute cost ten minutes.
    static let dingtalk = Self(
        body: { message in
            [
                "msgtype": "markdown",
                "markdown": [
                    "title": .string(message.title.onOneLine), "text": .string(message.markdown(breaks: "\n\n")),
                ],
            ]
        },
        tooMany: [130_101, 410_100], badContent: [40_035, 400_105, 430_101, 430_102, 430_103, 430_104],
        penalty: .seconds(600))
}
