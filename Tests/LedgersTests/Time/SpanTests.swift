import DubanTestKit
import Ledgers
import Testing

@Suite("Instants and spans")
struct SpanTests {
    @Test("Units")
    func units() {
        #expect(Span.seconds(1).milliseconds == 1_000)
        #expect(Span.minutes(2).milliseconds == 120_000)
        #expect(Span.hours(24) == .days(1))
        #expect(Span.days(7).milliseconds == 604_800_000)
    }

    @Test("Whole minutes are rounded down")
    func wholeMinutes() {
        #expect(Span(milliseconds: 59_999).wholeMinutes == 0)
        #expect(Span(milliseconds: 60_000).wholeMinutes == 1)
        #expect(Span(milliseconds: 3_659_999).wholeMinutes == 60)
    }

    @Test("An instant moves by a span, and two lie a span apart")
    func arithmetic() {
        let noon: Instant = "2023-01-02 12:00"
        #expect(noon + .hours(12) == "2023-01-03 00:00")
        #expect(noon - .minutes(1) == "2023-01-02 11:59")
        #expect(("2023-01-02 12:00:00.001" as Instant) - noon == Span(milliseconds: 1))
        #expect(noon < noon + Span(milliseconds: 1))
    }
}
