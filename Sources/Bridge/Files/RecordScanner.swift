/// Finds where lines and rows end, in what there is of a file.
protocol RecordScanner {
    associatedtype Record

    /// The first record of some bytes.
    /// - Returns: nil where it does not end in them.
    func scan(_ bytes: ArraySlice<UInt8>) -> Scanned<Record>?
}

/// A record, and how many bytes it takes with its end.
struct Scanned<Record> {
    let length: Int
    /// Nil for a blank line.
    let record: Result<Record?, MappingFault>
}

/// Lines, by their ends alone.
struct LineScanner: RecordScanner {
    func scan(_ bytes: ArraySlice<UInt8>) -> Scanned<[UInt8]>? {
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let line = bytes[bytes.startIndex..<end]
        let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        return Scanned(length: end - bytes.startIndex + 1, record: .success(isBlank ? nil : Array(line)))
    }
}
