import DubanConfiguration
import Testing

@Suite("duban.yaml is refused in one line")
struct NodeRefusalTests {
    @Test(
        "Values",
        arguments: [
            (
                "ingest: http://127.0.0.1:7701",
                #"duban.yaml:1:9: ingest: "http://127.0.0.1:7701" is no endpoint; write for example tcp://127.0.0.1:7701, ipc:///run/duban/ingest or inproc://ingest"#
            ),
            (
                "feed: tcp://127.0.0.1:70000",
                #"duban.yaml:1:7: feed: "tcp://127.0.0.1:70000" is no endpoint; write for example tcp://127.0.0.1:7701, ipc:///run/duban/ingest or inproc://ingest"#
            ),
            (
                "subscribe:\n  - tcp://10.0.0.1:7710\n  - tcp://*:7710",
                #"duban.yaml:3:5: subscribe[1]: "tcp://*:7710" is no endpoint; write for example tcp://127.0.0.1:7701, ipc:///run/duban/ingest or inproc://ingest"#
            ),
            (
                "subscribe: [tcp://a:1, tcp://a:1]",
                #"duban.yaml:1:24: subscribe[1]: "tcp://a:1" is in the list twice"#
            ),
            (
                "subscribe: tcp://a:1",
                "duban.yaml:1:12: subscribe: is a single value; a list belongs here, for example [a, b]"
            ),
            ("ingest: [a]", "duban.yaml:1:9: ingest: is a list; a single value belongs here"),
            ("ingest: {a: b}", "duban.yaml:1:9: ingest: is a section; a single value belongs here"),
            ("ingest:", "duban.yaml:1:8: ingest: has no value; write one, or leave the key out"),
            ("data: ''", #"duban.yaml:1:7: data: "" is no path"#),
            (
                "limits:\n  requestBytes: 1 MB",
                #"duban.yaml:2:17: limits.requestBytes: "1 MB" is no size; write for example 1048576, 64 KiB, 1 MiB"#
            ),
            (
                "limits:\n  requestBytes: 1 GiB",
                #"duban.yaml:2:17: limits.requestBytes: "1 GiB" is out of range; allowed are 1024 to 67108864 bytes"#
            ),
            (
                "limits: {batchEvents: many}",
                #"duban.yaml:1:23: limits.batchEvents: "many" is no whole number; allowed are 1 to 10000"#
            ),
            (
                "limits: {commitEvents: 0}",
                "duban.yaml:1:24: limits.commitEvents: 0 is out of range; allowed are 1 to 10000"
            ),
            ("limits: 5", "duban.yaml:1:9: limits: is a single value; a section with keys belongs here"),
            (
                "log: {level: debig}",
                #"duban.yaml:1:14: log.level: "debig" is not allowed; allowed are trace, debug, info, notice, warning, error, critical; did you mean debug?"#
            ),
            ("log: {format: xml}", #"duban.yaml:1:15: log.format: "xml" is not allowed; allowed are auto, text, json"#),
        ])
    func values(text: String, line: String) {
        #expect(refusal(node: text) == line)
    }

    @Test(
        "Keys",
        arguments: [
            ("ingset: x", "duban.yaml:1:1: ingset: is no known key; did you mean ingest?"),
            (
                "limits:\n  request_bytes: 5",
                "duban.yaml:2:3: limits.request_bytes: is no known key; did you mean requestBytes?"
            ),
            (
                "colour: red",
                "duban.yaml:1:1: colour: is no known key; known here: ingest, feed, tail, query, http, httpOrigin, subscribe, data, store, policy, ledgers, offices, messages, points, curveKey, metricsToken, insecure, unit, reports, letters, limits, log"
            ),
            ("log:\n  level: info\n  file: x", "duban.yaml:3:3: log.file: is no known key; known here: level, format"),
            (
                "? [a, b]\n: c",
                "duban.yaml:1:3: ?: is no known key; known here: ingest, feed, tail, query, http, httpOrigin, subscribe, data, store, policy, ledgers, offices, messages, points, curveKey, metricsToken, insecure, unit, reports, letters, limits, log"
            ),
        ])
    func keys(text: String, line: String) {
        #expect(refusal(node: text) == line)
    }

    @Test(
        "Values that make no sense together",
        arguments: [
            (
                "tail: tcp://127.0.0.1:7701",
                #"duban.yaml:1:7: tail: "tcp://127.0.0.1:7701" is taken by ingest"#
            ),
            (
                "limits:\n  batchEvents: 500\n  queuedEvents: 400",
                "duban.yaml:3:17: limits.queuedEvents: 400 is below limits.batchEvents (500), so no full batch would fit"
            ),
            (
                "limits:\n  queuedEvents: 400",
                "duban.yaml:2:17: limits.queuedEvents: 400 is below limits.batchEvents (1000), so no full batch would fit"
            ),
        ])
    func contradictions(text: String, line: String) {
        #expect(refusal(node: text) == line)
    }

    @Test("A message is one line and carries no control characters")
    func harmless() {
        let line = refusal(node: #"ingest: "a\e[31m\nb\u202E""#)
        #expect(line?.contains(#"ingest: "a\u{1B}[31m\u{A}b\u{202E}" is no endpoint"#) == true)
        #expect(refusal(node: #""a\nb": 1"#)?.contains(#"a\u{A}b: is no known key"#) == true)
    }

    @Test("A long value is cut")
    func cut() {
        let line = refusal(node: "ingest: " + String(repeating: "x", count: 5_000))
        #expect(line?.contains(String(repeating: "x", count: 80) + "…\" is no endpoint") == true)
    }
}
