import Testing

@testable import EventJSON

@Suite("Numbers of few digits are the doubles that strtod reads")
struct PlainDecimalTests {
    private func plain(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { PlainDecimal($0)?.double }
    }

    @Test("Each that has the form")
    func same() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let digits = (0..<Int.random(in: 1...13, using: &generator)).map { _ in
                String(Int.random(in: 0...9, using: &generator))
            }
            let point = Int.random(in: 0...digits.count, using: &generator)
            let whole = String(Int(digits[..<point].joined()) ?? 0)
            let text =
                (Bool.random(using: &generator) ? "-" : "") + whole
                + (point < digits.count ? "." + digits[point...].joined() : "")
            guard text.utf8.count <= 15 else { continue }
            let double = try #require(plain(text), "\(text)")
            #expect(double.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
        #expect(plain("-0")?.sign == .minus && plain("0.52") == 0.52 && plain("999999999999999") == 999_999_999_999_999)
    }

    @Test("None that has another", arguments: ["1e3", "1E3", "1234567890123456", "0.12345678901234"])
    func others(text: String) {
        #expect(plain(text) == nil)
    }
}
