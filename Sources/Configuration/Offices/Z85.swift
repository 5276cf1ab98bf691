/// Z85, in which CURVE keys are written: five characters for four bytes. Source: RFC 32 (ZeroMQ).
enum Z85 {
    /// Whether these are the 40 characters of a key.
    static func isKey(_ text: String) -> Bool {
        let characters = Array(text.utf8)
        guard characters.count == 40 else { return false }
        return stride(from: 0, to: 40, by: 5).allSatisfy { isGroup(characters[$0..<$0 + 5]) }
    }

    /// 85⁵ is more than four bytes hold.
    private static func isGroup(_ characters: ArraySlice<UInt8>) -> Bool {
        var value = 0
        for character in characters {
            guard let digit = digits.firstIndex(of: character) else { return false }
            value = value * 85 + digit
        }
        return value <= Int(UInt32.max)
    }

    private static let digits = Array(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#".utf8)
}
