import Testing

@testable import Dashboard

@Suite struct EndpointTests {
    @Test(arguments: [
        ("http://127.0.0.1:7700", true), ("http://localhost:7700", true), ("http://[::1]:7700/", true),
        ("http://127.1.2.3:*", true), ("http://0.0.0.0:7700", false), ("http://[::]:7700", false),
        ("http://10.14.4.3:80", false),
    ])
    func whoGetsThere(text: String, isLoopback: Bool) throws {
        #expect(try #require(HTTPEndpoint(text)).isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "127.0.0.1:7700", "https://127.0.0.1:7700", "http://127.0.0.1", "http://duban.example.cn:80",
        "http://127.0.0.1:70000", "http://127.0.0.1:7700/x", "http://127.evil:7700", "http://[zz]:7700",
    ])
    func whatIsNoEndpoint(text: String) {
        #expect(HTTPEndpoint(text) == nil)
    }

    @Test func beyondLoopbackIsRefusedUnlessInsecure() throws {
        for endpoint in ["http://0.0.0.0:7700", "http://[::]:7700"] {
            var settings = DashboardSettings(endpoint: try #require(HTTPEndpoint(endpoint)))
            #expect(throws: DashboardError.self) { try settings.refuseUnsafe() }
            settings.allowsInsecure = true
            try settings.refuseUnsafe()
        }
    }

    @Test(arguments: [
        "http://a.cn", "https://", "https://a.cn/", "https://A.cn", "https://a.cn:x", "https://a.cn\r\nX: y",
    ])
    func whatIsNoOrigin(text: String) {
        #expect(Origin(text) == nil)
    }
}
