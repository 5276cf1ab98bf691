import EventJSON
import Foundation
import Ledgers
import Testing

@testable import DubanConfiguration

@Suite("messages.yaml")
struct MessagesTests {
    private static let now = Instant(rfc3339: "2026-11-21T10:00:00+08:00")!
    private static let environment = [
        "ROBOT": " https://qyapi.example.cn/send?key=K3Y \n", "PLAIN": "http://a.cn/?key=K3Y",
    ]
    private static let robot = "destinations: [{name: room, kind: wecom, urlVariable: ROBOT}]\n"

    private func read(_ text: String, in folder: String = "") throws(ConfigurationError) -> MessageConfiguration {
        try MessageConfiguration.read(
            Document(text: text, file: "\(folder)messages.yaml"), policy: .shipped, environment: Self.environment,
            now: Self.now)
    }

    private func refusal(_ text: String, in folder: String = "") -> String? {
        ConfigurationTests.refusal { () throws(ConfigurationError) in _ = try read(text, in: folder) }
    }

    @Test("All that a route may have")
    func everything() throws {
        let configuration = try read(
            Self.robot + """
                page: https://duban.example.cn
                routes:
                  - name: duty
                    via: room
                    recipients: [city-office]
                    areas: ['1404']
                    stages: [city, leader]
                    urgent: [leader]
                    digestEvery: 30 min
                    giveUpAfter: 2 d
                    since: 2026-11-01T00:00:00+08:00
                    quiet: {from: '22:00', to: '07:30', except: [incident]}
                silences:
                  - {route: duty, areas: ['140403'], stages: [city], until: 2026-11-30T18:00:00+08:00, reason: 系统联调}
                """)
        var route = MessageRoute(name: "duty", via: "room")
        (route.recipients, route.areas, route.stages, route.urgent) =
            (["city-office"], AreaScope(["1404"]), ["city", "leader"], ["leader"])
        (route.digestEvery, route.giveUpAfter) = (.seconds(1_800), .seconds(172_800))
        route.since = Instant(rfc3339: "2026-11-01T00:00:00+08:00")
        route.quiet = QuietHours(from: 1_320, to: 450)
        route.quiet?.except = ["incident"]
        #expect(configuration.routes == [route])
        #expect(configuration.page == "https://duban.example.cn")
        #expect(configuration.destinations.map(\.url.revealed) == ["https://qyapi.example.cn/send?key=K3Y"])
        #expect(configuration.silences.map(\.reason) == ["系统联调"])
        #expect(!"\(configuration)".contains("K3Y"))
    }

    @Test(
        "What is refused",
        arguments: [
            (
                "routes: [{name: duty, via: room, areas: []}]",
                "routes[0].areas: is an empty list, so that nobody would be told; leave it out for all"
            ),
            ("routes: [{name: duty, via: other}]", "routes[0].via: \"other\" is no destination; known are room"),
            (
                "routes: [{name: duty, via: room, stages: [citi]}]",
                "routes[0].stages[0]: \"citi\" is no stage of the policy; known are remind, overdue, city, leader, verify, late-report, open-hazard, incident; did you mean city?"
            ),
            (
                "routes: [{name: duty, via: room, recipients: [mayor]}]",
                "routes[0].recipients[0]: \"mayor\" is no recipient of the policy"
            ),
            (
                "routes: [{name: Duty, via: room}]",
                "routes[0].name: \"Duty\" is no name; write 1 to 32 of a-z, 0-9 and -"
            ),
            ("routes: [{name: a, via: room}, {name: a, via: room}]", "routes[1].name: \"a\" is there twice"),
            (
                "routes: [{name: a, via: room, mailTo: [a@b.cn]}]",
                "routes[0].mailTo: goes with a destination of kind mail"
            ),
            ("routes: [{name: a, via: room, quiet: {from: '24:00', to: '07:00'}}]", "\"24:00\" is no time of day"),
            ("routes: [{name: a, via: room, quiet: {from: '07:00', to: '07:00'}}]", "begins when it ends"),
            ("routes: [{name: a, via: room, since: yesterday}]", "\"yesterday\" is no instant"),
            ("routes: [{name: a, via: room, digestEvery: 10 s}]", "out of range; allowed are 1 min to 1 d"),
            ("silences: [{reason: x}]", "silences[0]: has no until"),
            ("silences: [{until: 2026-12-24T00:00:00+08:00, reason: x}]", "is more than 31 days ahead"),
            ("silences: [{until: 2026-11-22T00:00:00+08:00}]", "silences[0]: has no reason"),
            ("silences: [{route: b, until: 2026-11-22T00:00:00+08:00, reason: x}]", "\"b\" is no route; known are"),
            ("rutes: []", "rutes: is no known key; did you mean routes?"),
        ])
    func refused(text: String, message: String) throws {
        let told = try #require(refusal(Self.robot + text))
        #expect(told.contains(message), "\(told)")
        #expect(told.hasPrefix("messages.yaml:2:"))
    }

    @Test(
        "Destinations that are refused",
        arguments: [
            ("{name: a, kind: wecom}", "has neither urlFile nor urlVariable: it is a secret"),
            ("{name: a, kind: wecom, url: 'https://a.cn/?key=K3Y'}", "url: holds the robot's key"),
            ("{name: a, kind: wecom, urlVariable: NONE}", "there is no environment variable NONE"),
            ("{name: a, kind: wecom, urlVariable: PLAIN}", "has an address that is none; it is https://"),
            ("{name: a, kind: wecom, urlVariable: ROBOT, perMinute: 20}", "20 is out of range; allowed are 2 to 19"),
            (
                "{name: a, kind: wecom, urlVariable: ROBOT}, {name: b, kind: wecom, urlVariable: ROBOT}",
                "has the address of \"a\""
            ),
            ("{name: a, kind: http, url: 'http://10.0.0.1/'}", "url: is no address; it is https://"),
            ("{name: a, kind: mail, url: 'https://a.cn', from: a@b.cn}", "url: is no mail server"),
            ("{name: a, kind: mail, url: 'smtps://a.cn', from: 'a@b.cn> SIZE=1'}", "is no mail address"),
            ("{name: a, kind: mail, url: 'smtps://a.cn', from: a@b.cn, user: a}", "has half of user and password"),
            ("{name: a, kind: sms}", "\"sms\" is not allowed; allowed are wecom, dingtalk, http, mail"),
        ])
    func destinations(text: String, message: String) throws {
        let told = try #require(refusal("destinations: [\(text)]"))
        #expect(told.contains(message), "\(told)")
        #expect(!told.contains("K3Y"))
    }

    @Test("A secret in a file: read beside the configuration, and for its owner's eyes only")
    func files() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("https://qyapi.example.cn/send?key=K3Y\n", to: "robot.url")
        let text = "destinations: [{name: room, kind: wecom, urlFile: robot.url}]"
        let place = folder.path + "/"
        chmod(file, 0o640)
        let told = try #require(refusal(text, in: place))
        #expect(told.contains("\"robot.url\" can be read by others than its owner; run: chmod 600 robot.url"))
        chmod(file, 0o600)
        #expect(try read(text, in: place).destinations.first?.url.revealed == "https://qyapi.example.cn/send?key=K3Y")
        chmod(try folder.write("a\nb", to: "robot.url"), 0o600)
        #expect(refusal(text, in: place)?.contains("one line belongs there") == true)
        let missing = "destinations: [{name: room, kind: wecom, urlFile: none}]"
        #expect(refusal(missing, in: place)?.contains("there is no such file") == true)
    }

    @Test("The example is all comment, and says what it says with the comments taken away")
    func example() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("deploy/messages.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(try read(text) == MessageConfiguration())
        let folder = try TemporaryFolder()
        for name in ["dingtalk.secret", "platform.token", "smtp.password", "wecom.url"] {
            chmod(try folder.write("https://robot.example.cn/\(name)", to: name), 0o600)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.wholeMatch(of: /#([a-z]+:.*|  - .*|    [A-Za-z]+: .*)/) == nil ? line : line.dropFirst()
        }
        let configuration = try MessageConfiguration.read(
            Document(text: lines.joined(separator: "\n"), file: "\(folder.path)/messages.yaml"), policy: .shipped,
            environment: ["DUBAN_DINGTALK_URL": "https://oapi.dingtalk.com/robot/send?access_token=T"], now: Self.now)
        #expect(configuration.destinations.map(\.kind) == [.wecom, .dingtalk, .http, .mail])
        #expect(configuration.routes.count == 4 && configuration.silences.count == 1)
        var shipped = MessageRoute(name: "duty-room", via: "duty-group")
        let route = try #require(configuration.routes.first)
        (shipped.recipients, shipped.areas, shipped.since) = (route.recipients, route.areas, route.since)
        shipped.quiet = QuietHours(from: 1_320, to: 420)
        #expect(route == shipped)
    }
}
