import EventJSON
import Testing

@Suite("Section 3: area codes")
struct AreaCodeTests {
    @Test(
        "6, 9 or 12 digits, or a zone without a code",
        arguments: [
            "140403", "000000", "140403001", "140403001002", "140403-a", "140403-jkq", "140403-0123456789abcdef",
            "140403-9",
        ])
    func valid(code: String) {
        #expect(AreaCode.isValid(code))
    }

    @Test(
        "Nothing else",
        arguments: [
            "", "1", "14040", "1404030", "14040300", "1404030010", "14040300100", "1404030010020", "140403-",
            "140403-A", "140403-a_b",
            "140403-a-b", "140403-0123456789abcdefg", "140403001-a", "14040-a", "140403 ", " 140403", "14040a",
            "１40403", "140403-开",
            "140403-a ", "-140403", "140403–a", "140403/a",
        ])
    func invalid(code: String) {
        #expect(!AreaCode.isValid(code))
    }
}
