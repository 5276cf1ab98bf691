import Crypto
import Foundation
import Ledgers

/// A mail as it goes over the wire. Sources: RFC 5322, RFC 2045, RFC 2047.
struct MailText {
    var from: String
    var to: [String]
    var message: Message
    var zone: Zone

    /// Lines end with CR LF; all is ASCII.
    var bytes: [UInt8] {
        let headers = [
            "From: \(from)", "To: \(to.joined(separator: ",\r\n "))",
            "Subject: \(Self.encoded(message.title.onOneLine))",
            "Date: \(Self.date(message.now, in: zone))", "Message-ID: \(messageID)", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            "Auto-Submitted: auto-generated",
        ]
        return Array(
            (headers + ["", Self.base64(message.plain.replacing("\n", with: "\r\n")), ""])
                .joined(separator: "\r\n").utf8)
    }

    /// The same at each attempt, so that a mail that arrives twice can be told to be one.
    var messageID: String {
        let digest = SHA256.hash(data: Data(message.id.utf8)).prefix(16)
        let domain = from.split(separator: "@").last.map(String.init) ?? "localhost"
        return "<duban.\(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())@\(domain)>"
    }

    /// Encoded words that fit into lines of 76 characters with the header's name, none of which ends within a character.
    static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for character in text.unicodeScalars {
            let bytes = Array(String(character).utf8)
            if words[words.count - 1].count + bytes.count > 39 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// In lines of 76.
    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }

    /// `Fri, 05 Jan 2024 09:00:00 +0800`
    static func date(_ now: Instant, in zone: Zone) -> String {
        let offset = Int(zone.offset(at: now).wholeMinutes)
        let date = zone.date(of: now)
        let (year, month, day) = date.components
        let second = Int((now + zone.offset(at: now)).milliseconds / 1_000 % 86_400)
        // 1970-01-01 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(date.daysSinceEpoch) % 7]
        let time = [second / 3_600, second / 60 % 60, second % 60].map(\.twoDigits).joined(separator: ":")
        let zoneText = (offset < 0 ? "-" : "+") + (abs(offset) / 60).twoDigits + (abs(offset) % 60).twoDigits
        return "\(weekday), \(day.twoDigits) \(months[month - 1]) \(year) \(time) \(zoneText)"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

extension Int {
    fileprivate var twoDigits: String { self < 10 ? "0\(self)" : String(self) }
}
