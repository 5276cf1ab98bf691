import GRDBSQLite

/// What tells SQLite to take a copy at once (`SQLITE_TRANSIENT`): the bytes are the caller's only for the call.
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// Takes the values of a statement, in the order of its parameters.
///
/// SQLite would allocate a copy of each text. So they are put one behind the other into the room that the statement has for
/// them, and stay there while it runs; what finds no room SQLite copies.
struct Binder: ~Copyable {
    private let statement: OpaquePointer
    private let room: UnsafeMutableRawBufferPointer
    /// Bytes of the room that are taken.
    private var taken = 0
    /// Bytes that all values take which need room.
    private(set) var needed = 0
    /// Values so far.
    private(set) var count: CInt = 0
    /// The first of SQLite's result codes that is not SQLITE_OK.
    private(set) var failure: CInt?

    /// - Parameter room: the statement's own, until it was reset.
    init(_ statement: OpaquePointer, _ room: borrowing StatementRoom) {
        self.statement = statement
        self.room = room.bytes
    }

    /// - Parameter value: nil for NULL, which is what nothing is bound to.
    mutating func bind<Value: StoredValue>(_ value: Value?) {
        count += 1
        value?.bind(to: &self)
    }

    mutating func bind(integer: Int64) { note(sqlite3_bind_int64(statement, count, integer)) }

    mutating func bind(real: Double) { note(sqlite3_bind_double(statement, count, real)) }

    /// With its length, so that it may hold U+0000.
    mutating func bind(text: UnsafeRawBufferPointer) {
        let (start, owner) = place(text)
        let (characters, length) = (start.assumingMemoryBound(to: CChar.self), UInt64(text.count))
        note(sqlite3_bind_text64(statement, count, characters, length, owner, UInt8(SQLITE_UTF8)))
    }

    mutating func bind(blob: UnsafeRawBufferPointer) {
        let (start, owner) = place(blob)
        note(sqlite3_bind_blob64(statement, count, start, UInt64(blob.count), owner))
    }

    /// Where the bytes are for SQLite, and who frees them. Without a pointer they would be NULL: the empty ones get one, too.
    private mutating func place(_ bytes: UnsafeRawBufferPointer) -> (UnsafeRawPointer, sqlite3_destructor_type?) {
        needed += bytes.count
        if let start = bytes.baseAddress, taken + bytes.count > room.count { return (start, copied) }
        let place = UnsafeMutableRawBufferPointer(rebasing: room[taken..<taken + bytes.count])
        place.copyMemory(from: bytes)
        taken += bytes.count
        return (UnsafeRawPointer(place.baseAddress!), nil)
    }

    private mutating func note(_ code: CInt) {
        if code != SQLITE_OK, failure == nil { failure = code }
    }
}

/// Several at once.
extension Binder {
    mutating func bind(_ one: (some StoredValue)?, _ two: (some StoredValue)?) {
        bind(one)
        bind(two)
    }

    mutating func bind(_ one: (some StoredValue)?, _ two: (some StoredValue)?, _ three: (some StoredValue)?) {
        bind(one, two)
        bind(three)
    }

    mutating func bind(
        _ one: (some StoredValue)?, _ two: (some StoredValue)?, _ three: (some StoredValue)?,
        _ four: (some StoredValue)?
    ) {
        bind(one, two)
        bind(three, four)
    }
}
