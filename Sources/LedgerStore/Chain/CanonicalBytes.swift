import Ledgers

/// The bytes by which a row of the log is hashed. All integers are big-endian. Layout 2 is that of rows which an office
/// has sent; all others have layout 1.
///
/// | bytes | what |
/// | --- | --- |
/// | 1 | the layout: 1 or 2 |
/// | 8 | position |
/// | 8 | the position of the row before on the same topic |
/// | 8 | instant: milliseconds since 1970-01-01T00:00:00Z |
/// | 1 | kind: 0 event, 1 refusal, 2 timer, 3 news, 4 rules, 5 checkpoint |
/// | 1 | 1 for a row that was written on a test clock, else 0 |
/// | 4 + n, six times | source, id, type, subject, area, body: their length, and their bytes (texts in UTF-8) |
/// | 4 + n | layout 2 alone: the office, likewise |
///
/// What has become of an event (its standing) is not in it: that is no fact of its own, but follows from later rows.
/// A change of the layout takes another number, since rows that are written stay as they are.
struct CanonicalBytes {
    let bytes: [UInt8]

    /// - Parameter start: what stands in front of them.
    init(position: Int64, previous: Int64, draft: LogDraft, after start: [UInt8] = []) {
        bytes = [UInt8](unsafeUninitializedCapacity: start.count + Self.size(of: draft)) { room, count in
            var writer = ByteWriter(room)
            start.withUnsafeBytes { writer.add($0) }
            writer.add(draft.office == nil ? 1 : 2 as UInt8)
            writer.add(position)
            writer.add(previous)
            writer.add(draft.at.milliseconds)
            writer.add(UInt8(draft.kind.rawValue))
            writer.add(draft.isTest ? 1 : 0 as UInt8)
            writer.add(counted: draft.source)
            writer.add(counted: draft.id)
            writer.add(counted: draft.type)
            writer.add(counted: draft.subject)
            writer.add(counted: draft.area)
            draft.body.withUnsafeBytes { writer.add(counted: $0) }
            if let office = draft.office { writer.add(counted: office) }
            count = writer.count
        }
    }

    /// As many bytes as it needs, or some more.
    private static func size(of draft: LogDraft) -> Int {
        let texts = draft.source.utf8.count + draft.id.utf8.count + draft.type.utf8.count + draft.subject.utf8.count
        return 64 + texts + draft.area.utf8.count + draft.body.count + (draft.office?.utf8.count ?? 0)
    }
}
