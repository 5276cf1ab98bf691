/// Parameters as libpq takes them: pointers into one block of bytes, lengths, and formats, all of them binary.
struct Arguments {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [CInt] = []

    init(_ parameters: [(any Parameter)?]) {
        for parameter in parameters {
            let start = bytes.count
            parameter?.write(to: &bytes)
            offsets.append(parameter == nil ? nil : start)
            lengths.append(CInt(bytes.count - start))
        }
        // An empty text at the end has a place too: without one libpq would take it for NULL.
        bytes.append(0)
    }

    typealias Values = UnsafePointer<UnsafePointer<CChar>?>
    typealias Integers = UnsafePointer<CInt>

    func withPointers<Outcome>(_ work: (Values?, Integers?, Integers?, CInt) -> Outcome) -> Outcome {
        bytes.withUnsafeBytes { bytes in
            let start = bytes.baseAddress!.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.map { start + $0 } }
            let formats = [CInt](repeating: 1, count: offsets.count)
            return work(values, lengths, formats, CInt(offsets.count))
        }
    }
}
