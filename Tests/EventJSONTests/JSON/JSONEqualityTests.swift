import DubanTestKit
import EventJSON
import Testing

@Suite("Section 2: equal as a JSON value")
struct JSONEqualityTests {
    private func areEqual(_ left: String, _ right: String) throws -> Bool {
        let (left, right) = (try JSONParser.parse(Array(left.utf8)), try JSONParser.parse(Array(right.utf8)))
        #expect((left == right) == (right == left))
        return left == right
    }

    @Test(
        "A number equals another by value, however it is written",
        arguments: [
            ("3", "3.0"), ("3", "0.3e1"), ("3", "30E-1"), ("3", "3.000e+0"), ("100", "1e2"), ("0", "-0"),
            ("0", "0.00e99"),
            ("0", "0e99999999999999999999"), ("0.1", "1e-1"), ("-2.50", "-25e-1"), ("1e22", "10000000000000000000000"),
            ("9007199254740993", "9007199254740993.0"), ("1e-400", "0.1e-399"), ("120000.5", "1.200005e5"),
            ("1e-99999999999999999999", "1E-99999999999999999999"),
        ])
    func equalNumbers(left: String, right: String) throws {
        #expect(try areEqual(left, right))
    }

    @Test(
        "Exactly: not as far as a double tells",
        arguments: [
            ("9007199254740992", "9007199254740993"), ("1", "1.0000000000000000001"), ("0.1", "0.10000000000000000001"),
            ("3", "-3"), ("3", "30"), ("3", "0.3"), ("0", "1e-400"), ("1e-400", "2e-400"), ("1e300", "1e301"),
            ("12", "1.2"),
            ("100000000000000000000", "100000000000000000001"),
        ])
    func differentNumbers(left: String, right: String) throws {
        #expect(try !areEqual(left, right))
    }

    @Test("The order of members does not count, that of items does")
    func order() throws {
        #expect(try areEqual(#"{"a":1,"b":{"c":2,"d":[3,4]}}"#, #"{"b":{"d":[3,4],"c":2.0},"a":1}"#))
        #expect(try !areEqual("[1,2]", "[2,1]"))
    }

    @Test("A member more or less, or of another name, makes another value")
    func members() throws {
        #expect(try !areEqual(#"{"a":1}"#, #"{"a":1,"b":null}"#))
        #expect(try !areEqual(#"{"a":1,"b":2}"#, #"{"a":1,"c":2}"#))
        #expect(try !areEqual(#"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#))
        #expect(try !areEqual("[1]", "[1,1]"))
        #expect(try !areEqual("{}", "[]"))
    }

    @Test("Strings are compared code point by code point, after their escapes are read")
    func strings() throws {
        #expect(try areEqual(#""A\/文""#, #""\u0041/\u6587""#))
        #expect(try !areEqual("\"\u{E9}\"", "\"e\u{301}\""))
        #expect(try !areEqual("{\"\u{E9}\":1}", "{\"e\u{301}\":1}"))
        #expect(try !areEqual("\"K\"", "\"\u{212A}\""))
        #expect(try !areEqual("\"a\"", "\"a \""))
    }

    @Test(
        "Kinds do not mix", arguments: [("1", "\"1\""), ("0", "false"), ("null", "0"), ("null", "{}"), ("true", "1")])
    func kinds(left: String, right: String) throws {
        #expect(try !areEqual(left, right))
    }

    @Test("A random event equals itself however it is spelt, and no other", arguments: 1...20 as ClosedRange<UInt64>)
    func randomEvents(seed: UInt64) throws {
        let (stream, respelt) = (RandomStream(seed: seed, count: 20), RandomStream(seed: seed, count: 20).respelt())
        for (item, other) in zip(stream.items, respelt.items) {
            #expect(item.event == other.event)
            #expect(try JSONParser.parse(Array(item.event.spaciousText.utf8)) == item.event)
            #expect(item.event != other.event.setting("/data", to: nil))
        }
    }
}
