import CPostgres

/// What can stand in a column, and be sent as a parameter, in PostgreSQL's binary form: integers are big-endian.
protocol PostgresValue: Parameter {
    /// The type of a column that holds it.
    static var columnType: Oid { get }
    /// Nil where these bytes are none of its values.
    init?(columnBytes: UnsafeRawBufferPointer)
}

extension Int64: PostgresValue {
    static var columnType: Oid { cpostgres_int8 }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard bytes.count == MemoryLayout<Int64>.size else { return nil }
        self.init(bigEndian: bytes.loadUnaligned(as: Int64.self))
    }

    func write(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: bigEndian) { bytes.append(contentsOf: $0) }
    }
}

extension Int: PostgresValue {
    static var columnType: Oid { cpostgres_int8 }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard let integer = Int64(columnBytes: bytes) else { return nil }
        self.init(exactly: integer)
    }

    func write(to bytes: inout [UInt8]) { Int64(self).write(to: &bytes) }
}

extension Double: PostgresValue {
    static var columnType: Oid { cpostgres_float8 }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard bytes.count == MemoryLayout<UInt64>.size else { return nil }
        self.init(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
    }

    func write(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: bitPattern.bigEndian) { bytes.append(contentsOf: $0) }
    }
}

extension Bool: PostgresValue {
    static var columnType: Oid { cpostgres_bool }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }

    func write(to bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
}

extension String: PostgresValue {
    static var columnType: Oid { cpostgres_text }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        self.init(validating: bytes, as: UTF8.self)
    }

    func write(to bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
}

extension [UInt8]: Parameter {}

extension [UInt8]: PostgresValue {
    static var columnType: Oid { cpostgres_bytea }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        self.init(bytes)
    }

    func write(to bytes: inout [UInt8]) { bytes.append(contentsOf: self) }
}
