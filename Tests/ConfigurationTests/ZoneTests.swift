import Foundation
import Ledgers
import Testing

@testable import DubanConfiguration

@Suite("The zone of an IANA name")
struct ZoneTests {
    @Test("Shanghai is the shipped zone, also when asked of the system")
    func shanghai() throws {
        #expect(Zone.named("Asia/Shanghai") == .shanghai)
        let system = try #require(TimeZone(identifier: "Asia/Shanghai"))
        #expect(Zone(name: "Asia/Shanghai", rulesOf: system) == .shanghai)
    }

    @Test("A zone without transitions has one offset")
    func fixed() {
        #expect(Zone.named("Asia/Urumqi") == Zone(name: "Asia/Urumqi", initialOffset: .hours(6)))
        #expect(Zone.named("UTC") == Zone(name: "UTC", initialOffset: .hours(0)))
    }

    @Test("Summer time comes and goes until 2100")
    func summerTime() throws {
        let berlin = try #require(Zone.named("Europe/Berlin"))
        #expect(try berlin.offset(at: instant("2000-01-01T00:00:00Z")) == .hours(1))
        #expect(try berlin.offset(at: instant("2024-03-31T00:59:59Z")) == .hours(1))
        #expect(try berlin.offset(at: instant("2024-03-31T01:00:00Z")) == .hours(2))
        #expect(try berlin.offset(at: instant("2100-07-01T00:00:00Z")) == .hours(2))
        #expect(try berlin.offset(at: instant("2100-12-01T00:00:00Z")) == .hours(1))
    }

    @Test("A change of the offset without summer time")
    func moved() throws {
        let apia = try #require(Zone.named("Pacific/Apia"))
        #expect(try apia.offset(at: instant("2011-12-30T09:59:59Z")) == .hours(-10))
        #expect(try apia.offset(at: instant("2011-12-30T10:00:00Z")) == .hours(14))
    }

    @Test(
        "What is no IANA name", arguments: ["", "CST", "GMT+8", "+08:00", "Beijing", "Asia/Beijing", "asia/shanghai"])
    func unknown(name: String) {
        #expect(Zone.named(name) == nil)
    }

    private func instant(_ text: String) throws -> Instant {
        let date = try Date(text, strategy: .iso8601)
        return Instant(milliseconds: Int64(date.timeIntervalSince1970) * 1_000)
    }
}
