import CPostgres

/// What a statement is given: always apart from its text, in PostgreSQL's binary form. Nil stands for NULL.
protocol Parameter {
    /// Appends it.
    func write(to bytes: inout [UInt8])
}

extension [UInt8] {
    /// As lengths and counts are sent: in four bytes, the highest first.
    mutating func append(integer: Int32) {
        Swift.withUnsafeBytes(of: integer.bigEndian) { append(contentsOf: $0) }
    }

    mutating func append(type: Oid) {
        append(integer: Int32(bitPattern: type))
    }

    /// A value behind its length; nil as NULL is sent.
    mutating func append(sized value: (some Parameter)?) {
        guard let value else { return append(integer: -1) }
        appendSized { value.write(to: &$0) }
    }

    /// What is written, behind its length.
    mutating func appendSized(_ write: (inout [UInt8]) -> Void) {
        let start = count
        append(integer: 0)
        write(&self)
        replace(at: start, by: Int32(count - start - MemoryLayout<Int32>.size))
    }

    /// Writes over an integer that was appended before it was known.
    mutating func replace(at start: Int, by integer: Int32) {
        withUnsafeMutableBytes { $0.storeBytes(of: integer.bigEndian, toByteOffset: start, as: Int32.self) }
    }
}
