import Supervision
import Testing

@Suite struct ServiceManagerTests {
    @Test("datagrams reach a path and an abstract name", arguments: [false, true])
    func sends(isAbstract: Bool) throws {
        let listener = try Listener(isAbstract: isAbstract)
        ServiceManager(environment: ["NOTIFY_SOCKET": listener.name]).tell(.alive)
        #expect(listener.all() == ["WATCHDOG=1"])
    }

    @Test(
        "without a manager, or with one that is gone, nothing happens",
        arguments: [
            [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "@"], ["NOTIFY_SOCKET": "relative"],
            ["NOTIFY_SOCKET": "/nobody/here"],
            ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)],
        ])
    func nobody(_ environment: [String: String]) {
        ServiceManager(environment: environment).tell(.alive)
    }

    @Test(
        "the watchdog's time is for the process that it names",
        arguments: [
            ("20000000", "7", Duration.seconds(20)), ("20000000", nil, .seconds(20)), ("20000000", "8", nil),
            ("20000000", "x", nil), ("0", "7", nil), ("-1", "7", nil), ("soon", "7", nil), (nil, "7", nil),
        ] as [(String?, String?, Duration?)])
    func watchdog(microseconds: String?, process: String?, expected: Duration?) {
        var environment = ["NOTIFY_SOCKET": "@nobody"]
        environment["WATCHDOG_USEC"] = microseconds
        environment["WATCHDOG_PID"] = process
        #expect(ServiceManager(environment: environment, process: 7).watchdog == expected)
    }

    @Test("a status is one line: nothing in it is another assignment")
    func oneLine() {
        #expect(Notice.status("full\nWATCHDOG=1\u{7F}").text == "STATUS=full WATCHDOG=1 ")
        #expect(Notice.ready("a\nb").text == "READY=1\nSTATUS=a b")
    }

    @Test("a start has time for what it reads")
    func patience() throws {
        let listener = try Listener()
        ServiceManager(environment: ["NOTIFY_SOCKET": listener.name]).willRead(bytes: 100 << 20)
        #expect(listener.all() == ["EXTEND_TIMEOUT_USEC=160000000"])
    }

    @Test("a reload ends with READY, also where it fails")
    func reload() async throws {
        struct Refused: Error {}
        let listener = try Listener()
        let manager = ServiceManager(environment: ["NOTIFY_SOCKET": listener.name])
        await #expect(throws: Refused.self) { try await manager.reload(status: { "old rules" }) { throw Refused() } }
        let told = listener.all()
        #expect(told.first?.wholeMatch(of: /RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]*/) != nil)
        #expect(told.dropFirst() == ["READY=1\nSTATUS=old rules"])
    }
}
