import CXlsxWriter

/// The parts of an .xlsx file, as the directory at its end tells of them.
///
/// libxlsxwriter keeps each part in a temporary file and does not look whether it could be written: on a full disk it packs a
/// torn part, and says that all is well. So the parts are looked at before anybody gets the file.
/// Source of the format: PKWARE, APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16; no part has 4 GiB.
struct WorkbookArchive {
    let bytes: [UInt8]

    /// - Throws: ``WorkbookError`` where a part is not whole.
    func refuseTorn(_ path: String) throws(WorkbookError) {
        guard let parts, !parts.isEmpty, parts.allSatisfy(isWhole) else {
            throw WorkbookError("\(path) can't be written: a part of it was cut off; is the disk of TMPDIR full?")
        }
    }

    private struct Part {
        var data: Range<Int>
        var size: Int
        var isDeflated: Bool
    }

    /// Nil where there is no directory, or one that points nowhere.
    private var parts: [Part]? {
        let endSize = 22
        guard bytes.count >= endSize, number(4, at: bytes.count - endSize) == 0x0605_4B50 else { return nil }
        let end = bytes.count - endSize
        var (next, parts) = (number(4, at: end + 16), [Part]())
        for _ in 0..<number(2, at: end + 10) {
            guard next + 46 <= end, number(4, at: next) == 0x0201_4B50, let part = part(listedAt: next) else {
                return nil
            }
            parts.append(part)
            next += 46 + number(2, at: next + 28) + number(2, at: next + 30) + number(2, at: next + 32)
        }
        return parts
    }

    private func part(listedAt entry: Int) -> Part? {
        let header = number(4, at: entry + 42)
        guard header + 30 <= bytes.count else { return nil }
        let start = header + 30 + number(2, at: header + 26) + number(2, at: header + 28)
        let end = start + number(4, at: entry + 20)
        guard end <= bytes.count else { return nil }
        return Part(data: start..<end, size: number(4, at: entry + 24), isDeflated: number(2, at: entry + 10) == 8)
    }

    /// Little-endian.
    private func number(_ size: Int, at place: Int) -> Int {
        (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    /// Whether it is XML that ends with the end of what it began with.
    private func isWhole(_ part: Part) -> Bool {
        guard let text = part.isDeflated ? inflated(part) : Array(bytes[part.data]), text.count == part.size,
            let root = Self.root(of: text.prefix(1_000))
        else { return false }
        var end = text[...]
        while end.last == UInt8(ascii: "\n") { end.removeLast() }
        return end.suffix(root.count + 3).elementsEqual(Array("</".utf8) + root + Array(">".utf8))
            || (text.count < 1_000 && end.suffix(2).elementsEqual(Array("/>".utf8)))
    }

    /// The name of the outermost element.
    private static func root(of text: ArraySlice<UInt8>) -> [UInt8]? {
        let starts = text.indices.dropLast().filter { text[$0] == UInt8(ascii: "<") }
        guard let start = starts.first(where: { text[$0 + 1] != UInt8(ascii: "?") }) else { return nil }
        let name = text[(start + 1)...].prefix { !" \n/>".utf8.contains($0) }
        return name.isEmpty ? nil : Array(name)
    }

    private func inflated(_ part: Part) -> [UInt8]? {
        var stream = z_stream()
        // No zlib header: negative.
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var text = [UInt8](repeating: 0, count: part.size)
        let outcome = bytes.withUnsafeBytes { packed in
            text.withUnsafeMutableBytes { room in
                // zlib takes what it only reads as mutable.
                stream.next_in = UnsafeMutablePointer(
                    mutating: packed.bindMemory(to: UInt8.self).baseAddress! + part.data.lowerBound)
                stream.avail_in = UInt32(part.data.count)
                stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(part.size)
                return inflate(&stream, Z_FINISH)
            }
        }
        return outcome == Z_STREAM_END ? text : nil
    }
}
