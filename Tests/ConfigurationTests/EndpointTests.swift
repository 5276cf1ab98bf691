import Testing

@testable import DubanConfiguration

@Suite("Endpoints")
struct EndpointTests {
    private func isAllowed(_ text: String, _ format: Format<String>) -> Bool {
        (try? format.parse(Setting(text: text, named: "x"))) == text
    }

    @Test(
        "Those that a socket can bind",
        arguments: [
            "tcp://127.0.0.1:7701", "tcp://*:7701", "tcp://[::1]:7701", "tcp://eth0:7701", "tcp://127.0.0.1:*",
            "tcp://127.0.0.1:0", "ipc:///run/duban.sock", "ipc://@duban", "inproc://ingest",
        ])
    func bindable(text: String) {
        #expect(isAllowed(text, .boundEndpoint))
    }

    @Test(
        "Those that it cannot",
        arguments: [
            "", "7701", "tcp://", "tcp://127.0.0.1", "tcp://:7701", "tcp://127.0.0.1:", "tcp://127.0.0.1:65536",
            "tcp://::1:7701", "tcp://a b:1", "udp://127.0.0.1:7701", "ipc://", "inproc://", "TCP://a:1",
            "ipc://" + String(repeating: "x", count: 108), "inproc://" + String(repeating: "x", count: 257),
        ])
    func notBindable(text: String) {
        #expect(!isAllowed(text, .boundEndpoint))
    }

    @Test("A socket connects to one host and one port")
    func connectable() {
        #expect(isAllowed("tcp://office.example:7710", .connectedEndpoint))
        #expect(isAllowed("ipc:///run/office.sock", .connectedEndpoint))
        #expect(!isAllowed("tcp://*:7710", .connectedEndpoint))
        #expect(!isAllowed("tcp://office.example:0", .connectedEndpoint))
        #expect(!isAllowed("tcp://office.example:*", .connectedEndpoint))
    }

    @Test("Two sockets may each ask for a free port")
    func freePorts() throws {
        #expect(try node("ingest: tcp://127.0.0.1:*\nfeed: tcp://127.0.0.1:*").feed == "tcp://127.0.0.1:*")
    }
}
