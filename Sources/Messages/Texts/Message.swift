import EventJSON
import Ledgers

/// What is sent: one text for people, and for programs the event itself.
struct Message: Sendable {
    /// Lines below a title; the values come from outside, and are harmless in Markdown only once ``markdown(breaks:)`` has
    /// written them.
    struct Line: Hashable, Sendable {
        /// Nil for a line of its own.
        var label: String?
        var text: String
    }

    /// Unique, and the same at each attempt: `message/<route>/<escalation>`.
    var id: String
    var title: String
    var lines: [Line]
    /// Where the page shows more.
    var link: String?
    /// The node's own event; nil of a digest.
    var event: JSONValue?
    var mailTo: [String] = []
    var now: Instant

    /// - Parameter breaks: what ends a line: DingTalk joins lines that are not apart by an empty one.
    func markdown(breaks: String = "\n") -> String {
        let body = lines.map { line in (line.label.map { "> \($0)：" } ?? "") + line.text.harmlessInMarkdown }
        let more = link.map { ["[查看详情](\($0))"] } ?? []
        return (["**\(title.harmlessInMarkdown)**"] + body + more).joined(separator: breaks)
    }

    var plain: String {
        let body = lines.map { line in (line.label.map { "\($0)：" } ?? "") + line.text.onOneLine }
        return ([title.onOneLine, ""] + body + (link.map { ["", $0] } ?? [])).joined(separator: "\n")
    }
}
