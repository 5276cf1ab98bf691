import DubanTestKit
import EventJSON
import Ledgers
import Testing

@Suite("Section 1: an instant is RFC 3339 with an offset")
struct InstantTests {
    private func milliseconds(_ text: String) -> Int64? { Instant(rfc3339: text)?.milliseconds }

    @Test(
        "Known instants",
        arguments: [
            ("2023-02-27T00:30:05Z", 1_677_457_805_000), ("2023-02-27T08:30:05+08:00", 1_677_457_805_000),
            ("2023-02-26T19:30:05-05:00", 1_677_457_805_000), ("2023-02-27T00:30:05.250Z", 1_677_457_805_250),
            ("2000-01-01T00:00:00Z", 946_684_800_000), ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
            ("2999-12-31T23:59:59Z", 32_503_679_999_000), ("2000-01-01T00:00:00+23:59", 946_598_460_000),
            ("2999-12-31T23:59:59-23:59", 32_503_766_339_000), ("2023-02-27T00:30:05-00:00", 1_677_457_805_000),
        ] as [(String, Int64)])
    func known(text: String, expected: Int64) {
        #expect(milliseconds(text) == expected)
    }

    @Test(
        "Of up to 9 fraction digits 3 are kept, the others cut off",
        arguments: [
            ("1", 100), ("12", 120), ("123", 123), ("1239", 123), ("999999999", 999), ("000999999", 0), ("0", 0),
            ("01", 10),
            ("001", 1),
        ] as [(String, Int64)])
    func fractions(digits: String, kept: Int64) {
        #expect(milliseconds("2023-01-02T00:00:00.\(digits)Z") == 1_672_617_600_000 + kept)
    }

    @Test(
        "No fraction without digits, none of 10, none behind a comma",
        arguments: [".", ".1234567890", ",5", ".5.5", ".-5"])
    func noFraction(fraction: String) {
        #expect(milliseconds("2023-01-02T00:00:00\(fraction)Z") == nil)
    }

    @Test(
        "T and Z are upper-case, and nothing takes their place",
        arguments: [
            "2023-01-02t00:00:00Z", "2023-01-02T00:00:00z", "2023-01-02 00:00:00Z", "2023-01-0200:00:00Z",
            "2023-01-02T00:00:00",
            "2023-01-02T00:00:00 Z", "2023-01-02T00:00:00UTC", "2023-01-02T00:00:00Z ", " 2023-01-02T00:00:00Z",
            "2023-01-02", "",
        ])
    func letters(text: String) {
        #expect(milliseconds(text) == nil)
    }

    @Test(
        "Offsets have two digits, a colon and two digits, up to 23:59",
        arguments: [
            "+8:00", "+0800", "+08", "+24:00", "+08:60", "+08:0", "08:00", "--08:00", "+08:00:00", "−08:00", "+08.00",
            "+", "+-8:00",
        ])
    func offsets(offset: String) {
        #expect(milliseconds("2023-01-02T00:00:00\(offset)") == nil)
    }

    @Test(
        "Hours, minutes and seconds that exist; no leap second, no 24:00",
        arguments: [
            "24:00:00", "23:60:00", "23:59:60", "23:59:61", "99:00:00", "9:00:00", "09:0:00", "09:00:0", "09:00",
            "090000", "-1:00:00",
        ])
    func clock(clock: String) {
        #expect(milliseconds("2023-01-02T\(clock)Z") == nil)
    }

    @Test("The last instant of a day")
    func lastInstant() {
        #expect(milliseconds("2023-01-02T23:59:59.999Z") == 1_672_703_999_999)
    }

    @Test(
        "Days that exist, of the years 2000 to 2999 as written",
        arguments: [
            "1999-12-31", "3000-01-01", "0000-01-01", "2023-02-29", "2100-02-29", "2023-04-31", "2023-00-10",
            "2023-13-10",
            "2023-01-00", "2023-01-32", "23-01-02", "2023-1-02", "2023-01-2", "02023-01-02", "2023/01/02", "20230102",
            "-2023-01-02",
        ])
    func days(date: String) {
        #expect(milliseconds("\(date)T00:00:00Z") == nil)
    }

    @Test(
        "Only ASCII digits are digits",
        arguments: ["２０２３-01-02T00:00:00Z", "2023-01-02T00:00:0０Z", "2023-01-02T00:00:00.٣Z"])
    func otherDigits(text: String) {
        #expect(milliseconds(text) == nil)
    }

    @Test("Written in UTC with milliseconds, and read back", arguments: 1...5 as ClosedRange<UInt64>)
    func roundTrip(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let instant = Instant(milliseconds: 946_684_800_000 + Int64(random.next() % 31_556_995_200_000))
            #expect(instant.rfc3339.utf8.count == 24 && Instant(rfc3339: instant.rfc3339) == instant)
        }
        #expect(("2023-02-27 08:30:05" as Instant).rfc3339 == "2023-02-27T00:30:05.000Z")
        #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
    }
}
