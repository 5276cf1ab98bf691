/// Where messages go: a robot of a chat group, an endpoint for CloudEvents, or a mail server.
///
/// Routes share it, and so its limit: what a robot takes in a minute does not grow with the routes to it.
public struct MessageDestination: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 企业微信群机器人
        case wecom
        /// 钉钉自定义机器人
        case dingtalk
        /// CloudEvents in structured JSON.
        case http
        /// SMTP.
        case mail

        /// The robots' own limit is 20.
        var mostPerMinute: Int { self == .wecom || self == .dingtalk ? 19 : 6_000 }

        var defaultPerMinute: Int {
            switch self {
            case .wecom, .dingtalk: 18
            case .http: 600
            case .mail: 60
            }
        }
    }

    public var name: String
    public var kind: Kind
    /// The address. A robot's holds its key.
    public var url: Secret
    /// What DingTalk's signature is made with (加签), the bearer token of `http`, or the password of `mail`; nil for none.
    public var secret: Secret?
    /// The user of the mail server; nil where it asks for none.
    public var user: String?
    /// The sender of mail.
    public var from: String?
    /// Messages in any 60 seconds, at most. Default 18 of a robot, 600 of `http`, 60 of `mail`.
    public var perMinute: Int
    /// How long one attempt may take. Default 10 s.
    public var timeout: Duration = .seconds(10)

    public init(name: String, kind: Kind, url: Secret) {
        self.name = name
        self.kind = kind
        self.url = url
        perMinute = kind.defaultPerMinute
    }
}
