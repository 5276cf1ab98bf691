import Foundation
import Testing

@testable import DubanConfiguration

@Suite("What is no YAML is refused where it stops being YAML")
struct SyntaxRefusalTests {
    @Test(
        "Syntax",
        arguments: [
            (
                "ingest: [a",
                "duban.yaml:2:1: is no valid YAML: while parsing a flow sequence, did not find expected ',' or ']'"
            ),
            (
                "data: a\n\tfeed: b",
                "duban.yaml:2:1: is no valid YAML: while scanning a plain scalar, found a tab character that violates indentation"
            ),
            ("data: *a", "duban.yaml:1:7: is no valid YAML: found undefined alias"),
            (
                "data: a\n---\ndata: b",
                "duban.yaml:2:1: is no valid YAML: expected a single document in the stream, but found another document"
            ),
            ("data: a\nlog: {\u{7}}", "duban.yaml:2:7: is no valid YAML: control characters are not allowed"),
            ("log:\n  level: info\n  level: debug", "duban.yaml:2:3: level: is written twice; keep one of them"),
            ("- a", "duban.yaml:1:1: is a list; a section with keys belongs here"),
            ("text", "duban.yaml:1:1: is a single value; a section with keys belongs here"),
        ])
    func syntax(text: String, line: String) {
        #expect(refusal(node: text) == line)
    }

    @Test("A small file that would unfold to billions of values is refused at its first anchor")
    func unfolding() {
        let levels = (1...9).map { level in
            let aliases = Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ",")
            return "l\(level): &l\(level) [\(aliases)]\n"
        }
        let line = refusal(node: "l0: &l0 [x, x]\n" + levels.joined())
        #expect(
            line == "duban.yaml:1:5: has an anchor (&), which is not known here; write the value out where it belongs")
    }

    @Test("Bytes that are not UTF-8")
    func encoding() {
        let gbk = Data("log:\ndata: ".utf8) + [0xB6, 0xBD]
        #expect(throws: ConfigurationError.self) { try Document(bytes: gbk, file: "duban.yaml") }
        let line = refusal { () throws(ConfigurationError) in _ = try Document(bytes: gbk, file: "duban.yaml") }
        #expect(line == "duban.yaml:2:7: is not UTF-8; save it as UTF-8")
    }

    @Test(
        "Empty files, comments, empty sections and a byte order mark are no faults",
        arguments: [
            "", "# nothing\n", "---\n", "limits:\nlog:\n", "\u{FEFF}log: {level: info}\r\n",
        ])
    func harmless(text: String) throws {
        #expect(try node(text) == NodeConfiguration())
    }
}
