import DubanConfiguration
import Ledgers
import Testing

@Suite("Flags beat the environment, which beats the file, which beats the default")
struct PrecedenceTests {
    private let text = "ingest: tcp://1.1.1.1:1\nlog: {level: debug}"

    @Test("Nothing given: the defaults")
    func defaults() throws {
        let loaded = try NodeConfiguration.load(file: nil)
        #expect(loaded.node == NodeConfiguration())
        #expect(loaded.policy == .shipped && loaded.catalog == .shipped)
        #expect(loaded.policyFile == nil && loaded.ledgersFile == nil)
    }

    @Test("Each layer in turn")
    func layers() throws {
        let environment = ["DUBAN_INGEST": "tcp://2.2.2.2:2", "DUBAN_LOG_LEVEL": "error"]
        var flags = NodeConfiguration.Overrides()
        flags.ingest = "tcp://3.3.3.3:3"
        flags.logLevel = .trace
        #expect(try node(text).ingest == "tcp://1.1.1.1:1")
        #expect(try node(text).log.level == .debug)
        #expect(try node(text, environment: environment).ingest == "tcp://2.2.2.2:2")
        #expect(try node(text, environment: environment).log.level == .error)
        #expect(try node(text, environment: environment, overrides: flags).ingest == "tcp://3.3.3.3:3")
        #expect(try node(text, environment: environment, overrides: flags).log.level == .trace)
    }

    @Test("Every variable")
    func variables() throws {
        let read = try node(
            "",
            environment: [
                "DUBAN_INGEST": "tcp://a:1", "DUBAN_FEED": "tcp://a:2", "DUBAN_TAIL": "ipc:///a",
                "DUBAN_QUERY": "inproc://a",
                "DUBAN_SUBSCRIBE": "tcp://b:1, tcp://c:1", "DUBAN_DATA": "/var/duban",
                "DUBAN_STORE": "postgresql://db/d",
                "DUBAN_LIMITS_REQUEST_BYTES": "2 MiB", "DUBAN_LIMITS_BATCH_EVENTS": "2",
                "DUBAN_LIMITS_QUEUED_EVENTS": "3", "DUBAN_LIMITS_COMMIT_EVENTS": "4", "DUBAN_LIMITS_HISTORY_ROWS": "5",
                "DUBAN_LOG_LEVEL": "warning", "DUBAN_LOG_FORMAT": "json",
            ])
        #expect(
            [read.ingest, read.feed, read.tail, read.query] == ["tcp://a:1", "tcp://a:2", "ipc:///a", "inproc://a"])
        #expect(read.subscribe.map(\.endpoint) == ["tcp://b:1", "tcp://c:1"])
        #expect(read.data == "/var/duban" && read.store == "postgresql://db/d")
        #expect(read.limits.requestBytes == 2_097_152 && read.limits.batchEvents == 2)
        #expect(read.limits.queuedEvents == 3 && read.limits.commitEvents == 4 && read.limits.historyRows == 5)
        #expect(read.log.level == .warning && read.log.format == .json)
    }

    @Test("Every flag")
    func flags() throws {
        var flags = NodeConfiguration.Overrides()
        flags.feed = "tcp://a:2"
        flags.tail = "tcp://a:3"
        flags.query = "tcp://a:*"
        flags.subscribe = ["tcp://b:1", "tcp://c:1"]
        flags.data = "elsewhere"
        flags.store = "postgres://db/e"
        flags.logFormat = .json
        let read = try node("", overrides: flags)
        #expect([read.feed, read.tail, read.query] == ["tcp://a:2", "tcp://a:3", "tcp://a:*"])
        #expect(read.subscribe.map(\.endpoint) == ["tcp://b:1", "tcp://c:1"])
        #expect(read.data == "elsewhere" && read.store == "postgres://db/e" && read.log.format == .json)
    }

    @Test("A variable that is empty, or that no key is named after, is left alone")
    func ignored() throws {
        #expect(try node("", environment: ["DUBAN_INGEST": "", "DUBAN_OTHER": "x"]) == NodeConfiguration())
    }

    @Test("The address of a database may hold a password: what is refused is not repeated")
    func database() {
        #expect(
            refusal(node: "", environment: ["DUBAN_STORE": "secret@db"])
                == "DUBAN_STORE: is no address of a database; write for example postgresql://duban@127.0.0.1/duban")
    }

    @Test("A fault names the variable or the flag")
    func faults() {
        #expect(
            refusal(node: "", environment: ["DUBAN_LOG_LEVEL": "loud"])
                == #"DUBAN_LOG_LEVEL: "loud" is not allowed; allowed are trace, debug, info, notice, warning, error, critical"#
        )
        #expect(
            refusal(node: "", environment: ["DUBAN_SUBSCRIBE": "tcp://a:1,tcp://a:1"])
                == #"DUBAN_SUBSCRIBE: "tcp://a:1" is in the list twice"#)
        var flags = NodeConfiguration.Overrides()
        flags.tail = "tcp://127.0.0.1:7702"
        #expect(refusal(node: "", overrides: flags) == #"--tail: "tcp://127.0.0.1:7702" is taken by feed"#)
        #expect(
            refusal(node: "limits: {batchEvents: 9}", environment: ["DUBAN_LIMITS_QUEUED_EVENTS": "7"])
                == "DUBAN_LIMITS_QUEUED_EVENTS: 7 is below limits.batchEvents (9), so no full batch would fit")
    }

    @Test("A fault in the file is a fault although a flag beats it")
    func bothChecked() {
        var flags = NodeConfiguration.Overrides()
        flags.logLevel = .info
        #expect(refusal(node: "log: {level: loud}", overrides: flags)?.hasPrefix("duban.yaml:1:14: log.level:") == true)
    }
}
