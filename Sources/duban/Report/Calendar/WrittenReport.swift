import Crypto
import EventJSON
import Ledgers
import Node
import Reports
import Words

/// A report that was written by the calendar, as the tail hears of it.
struct WrittenReport {
    let name: String
    let announcement: Announcement

    init(_ sheets: ReportSheets, bytes: [UInt8]) {
        let date = sheets.period.last
        name = ReportFile.name(of: date)
        let digest = SHA256.hash(data: bytes).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        announcement = Announcement(
            .report, id: "report/daily/\(date.iso8601)", subject: "report/\(date.iso8601)",
            data: [
                "date": .string(date.iso8601),
                "closing": JSONValue(sheets.period.closing?.description), "file": .string(name),
                "sha256": .string(digest), "bytes": JSONValue(bytes.count),
                "unresolved": JSONValue(sheets.unresolved.count), "resolved": JSONValue(sheets.resolved.count),
                "red": JSONValue(sheets.redCount), "total": sheets.statistics.total.removing("sector"),
            ])
    }
}
