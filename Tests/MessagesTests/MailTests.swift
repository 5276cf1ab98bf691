import DubanConfiguration
import Foundation
import Ledgers
import Testing

@testable import Messages

@Suite("Mail servers")
struct MailTests {
    /// Speaks SMTP as far as a client of it needs.
    private func server(_ answers: [String: String] = [:]) throws -> StandIn {
        try StandIn { connection in
            connection.say("220 stand-in ESMTP\r\n")
            while let line = connection.line() {
                let verb = String(line.prefix { $0 != " " && $0 != ":" }).uppercased()
                if verb == "AUTH" {
                    connection.say("334 \r\n")
                    _ = connection.line()
                }
                connection.say((answers[verb] ?? Self.usual[verb] ?? "250 OK") + "\r\n")
                if verb == "DATA", answers[verb] == nil {
                    while let text = connection.line(), text != "." {}
                    connection.say((answers["."] ?? "250 taken") + "\r\n")
                }
                if verb == "QUIT" { return }
            }
        }
    }

    private static let usual = [
        "EHLO": "250-stand-in\r\n250 AUTH PLAIN", "AUTH": "235 welcome", "DATA": "354 go on", "QUIT": "221 bye",
    ]

    private func deliver(to port: UInt16, scheme: String = "smtp", host: String = "127.0.0.1") async -> Outcome {
        var destination = MessageDestination(name: "post", kind: .mail, url: Secret("\(scheme)://\(host):\(port)"))
        (destination.from, destination.user, destination.secret) = ("duban@example.cn", "duban", Secret("PASSW0RD"))
        destination.timeout = .seconds(5)
        var message = Message(
            id: "message/post/HZ-1/1/city/1", title: "【督办】市级督办", lines: [Message.Line(label: "隐患", text: "HZ-1")],
            link: nil,
            event: nil, now: Instant(milliseconds: 1_700_000_000_000))
        message.mailTo = ["a@example.cn", "b@example.cn"]
        let outcome = await MailChannel(destination: destination, zone: .shanghai).deliver(message)
        #expect(!"\(outcome)".contains("PASSW0RD"))
        return outcome
    }

    @Test("Taken: to each address, with user and password, and readable")
    func taken() async throws {
        let server = try server()
        defer { server.stop() }
        #expect(await deliver(to: server.port) == .delivered)
        let lines = server.lines
        #expect(lines.contains { $0.hasPrefix("MAIL FROM:<duban@example.cn>") })
        #expect(lines.filter { $0.hasPrefix("RCPT TO:") } == ["RCPT TO:<a@example.cn>", "RCPT TO:<b@example.cn>"])
        #expect(lines.contains { $0.hasPrefix("AUTH PLAIN") })
        let start = try #require(lines.lastIndex(of: "")) + 1
        let end = try #require(lines.firstIndex(of: "."))
        let body = try #require(Data(base64Encoded: lines[start..<end].joined()))
        #expect(String(decoding: body, as: UTF8.self) == "【督办】市级督办\r\n\r\n隐患：HZ-1")
    }

    @Test(
        "Not taken",
        arguments: [
            (["AUTH": "535 wrong"], "SMTP 535", false), (["RCPT": "550 nobody"], "SMTP 550", false),
            (["RCPT": "450 later"], "SMTP 450", false), (["DATA": "421 full"], "SMTP 421", false),
            ([".": "554 spam"], "SMTP 554", true), ([".": "451 later"], "SMTP 451", false),
        ])
    func notTaken(answers: [String: String], words: String, isFinal: Bool) async throws {
        let server = try server(answers)
        defer { server.stop() }
        switch await deliver(to: server.port) {
        case .delivered: Issue.record("taken for a success")
        case .later(let reason, _): #expect(reason.hasPrefix(words) && !isFinal, "\(reason)")
        case .refused(let reason): #expect(reason.hasPrefix(words) && isFinal, "\(reason)")
        }
    }

    @Test("Without encryption nothing is said to another machine, and nothing where TLS was asked for")
    func encryption() async throws {
        let server = try server()
        defer { server.stop() }
        // Not a loopback address by its name, though it leads here.
        let plain = SMTPPost(
            server: "smtp://0.0.0.0:\(server.port)", user: "duban", password: Secret("PASSW0RD"), from: "a@b.cn",
            to: ["c@d.cn"], text: [], timeout: .seconds(5))
        guard case .failed = await plain.send() else {
            Issue.record("sent without TLS")
            return
        }
        #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        guard case .later = await deliver(to: server.port, scheme: "smtps") else {
            Issue.record("sent without TLS")
            return
        }
    }
}
