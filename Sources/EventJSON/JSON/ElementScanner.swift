/// Finds where the elements of an array begin and end.
struct ElementScanner {
    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func elements() -> [Range<Int>]? {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "[") else { return nil }
        index += 1
        skipSpace()
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") { return isAtEnd(after: index + 1) ? [] : nil }
        var found: [Range<Int>] = []
        while let end = endOfElement() {
            found.append(index..<end)
            if bytes[end] == UInt8(ascii: "]") { return isAtEnd(after: end + 1) ? found : nil }
            index = end + 1
        }
        return nil
    }

    /// The comma or bracket that ends the element which begins here.
    private func endOfElement() -> Int? {
        var depth = 0
        var position = index
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                guard let end = endOfString(from: position + 1) else { return nil }
                position = end
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "]"):
                if depth == 0 { return position }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return position
            default: break
            }
            position += 1
        }
        return nil
    }

    private func endOfString(from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 2
            case UInt8(ascii: "\""): return position
            default: position += 1
            }
        }
        return nil
    }

    private mutating func skipSpace() {
        while index < bytes.count, JSONText.isSpace(bytes[index]) { index += 1 }
    }

    private func isAtEnd(after position: Int) -> Bool {
        bytes[position...].allSatisfy(JSONText.isSpace)
    }
}
