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

    var columnBytes: [UInt8] { withUnsafeBytes(of: bigEndian, Array.init) }
}

extension Int: PostgresValue {
    static var columnType: Oid { cpostgres_int8 }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard let integer = Int64(columnBytes: bytes) else { return nil }
        self.init(exactly: integer)
    }

    var columnBytes: [UInt8] { Int64(self).columnBytes }
}

extension Double: PostgresValue {
    static var columnType: Oid { cpostgres_float8 }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard bytes.count == MemoryLayout<UInt64>.size else { return nil }
        self.init(bitPattern: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)))
    }

    var columnBytes: [UInt8] { withUnsafeBytes(of: bitPattern.bigEndian, Array.init) }
}

extension Bool: PostgresValue {
    static var columnType: Oid { cpostgres_bool }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }

    var columnBytes: [UInt8] { [self ? 1 : 0] }
}

extension String: PostgresValue {
    static var columnType: Oid { cpostgres_text }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        self.init(validating: bytes, as: UTF8.self)
    }

    var columnBytes: [UInt8] { Array(utf8) }
}

extension [UInt8]: Parameter {}

extension [UInt8]: PostgresValue {
    static var columnType: Oid { cpostgres_bytea }

    init?(columnBytes bytes: UnsafeRawBufferPointer) {
        self.init(bytes)
    }

    var columnBytes: [UInt8] { self }
}
