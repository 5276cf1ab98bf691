import Testing

@testable import Bridge

@Suite struct ScannerTests {
    private func rows(_ text: String) -> [Result<[String]?, MappingFault>] {
        var (rest, rows) = (Array(text.utf8)[...], [Result<[String]?, MappingFault>]())
        while let scanned = CSVScanner(separator: UInt8(ascii: ",")).scan(rest) {
            rows.append(scanned.record)
            rest = rest.dropFirst(scanned.length)
        }
        return rows
    }

    /// RFC 4180, 2.
    @Test func rowsAreReadAsTheRFCSays() {
        #expect(rows("a,b\r\nc,d\n") == [.success(["a", "b"]), .success(["c", "d"])])
        #expect(rows("\"a\",\"b\"\"c\"\n") == [.success(["a", "b\"c"])])
        #expect(rows("\"a\r\nb\",\"c,d\"\r\n") == [.success(["a\r\nb", "c,d"])])
        #expect(rows(",,\n") == [.success(["", "", ""])])
        #expect(rows("\n\r\n") == [.success(nil), .success(nil)])
        #expect(rows("\"\"\n") == [.success(nil)])
        #expect(rows("值,单位\n") == [.success(["值", "单位"])])
    }

    @Test func whatHasNoEndWaits() {
        #expect(rows("a,b").isEmpty)
        #expect(rows("\"a\nb\n").isEmpty)
        #expect(rows("a\n\"b\nc") == [.success(["a"])])
    }

    @Test func oneRowAtFaultHarmsNoOther() {
        #expect(rows("a\"b,c\nd,e\n") == [.failure(.strayQuote), .success(["d", "e"])])
        #expect(rows("\"a\"b,c\nd\n") == [.failure(.strayQuote), .success(["d"])])
    }

    @Test func bytesThatAreNoTextAreRefused() {
        let scanned = CSVScanner(separator: UInt8(ascii: ",")).scan([0xD6, 0xD0, 0x0A])
        #expect(scanned?.record == .failure(.notUTF8) && scanned?.length == 3)
    }

    private func portion(_ bytes: [UInt8], from position: FilePosition) -> Portion {
        var portion = Portion(from: position)
        portion.take(bytes, by: LineScanner()) { line, _ throws(MappingFault) in line }
        return portion
    }

    private let start = FilePosition(key: FileKey(device: 1, inode: 1), generation: 1, name: "f", offset: 0, tail: [])

    /// However the bytes come, the same lines come of them.
    @Test func piecesMakeNoDifference() {
        let text = Array("one\ntwo\r\n\nthree\nfo".utf8)
        for cut in 0...text.count {
            let first = portion(Array(text[..<cut]), from: start)
            let second = portion(Array(text[first.position.offset...]), from: first.position)
            #expect(
                (first.events + second.events).map { String(decoding: $0, as: UTF8.self) } == ["one", "two\r", "three"])
            #expect(second.position.offset == text.count - 2)
            #expect(second.position.tail == Array(text.dropLast(2)))
        }
    }

    @Test func aLineWithoutEndIsPassedOver() {
        let long = [UInt8](repeating: 0x61, count: Portion.longestRecord + 1)
        let first = portion(long, from: start)
        #expect(
            first.position.isSkipping && first.position.offset == long.count && first.faults.map(\.fault) == [.tooLong])
        let second = portion(Array("rest\nnext\n".utf8), from: first.position)
        #expect(second.events == [Array("next".utf8)] && !second.position.isSkipping)
    }

    @Test func namesMatchPatterns() {
        let pattern = NamePattern("gas-*.csv")
        #expect(pattern.matches("gas-1.csv") && pattern.matches("gas-.csv") && pattern.matches("gas-a.csv.csv"))
        #expect(!pattern.matches("gas-1.csv.1") && !pattern.matches(".gas-1.csv") && !pattern.matches("gas.csv"))
        #expect(NamePattern("a?c").matches("abc") && !NamePattern("a?c").matches("ac"))
        #expect(NamePattern("*").matches("x") && !NamePattern("*").matches(".x"))
    }
}
