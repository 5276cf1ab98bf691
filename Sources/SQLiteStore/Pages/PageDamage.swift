import CSQLitePages
import LedgerStore

/// What is wrong with the files of a database.
enum PageDamage: Error, Hashable {
    case page(UInt32, file: String)
    /// The page has no checksum.
    case unsealed(UInt32, file: String)
    /// The file ends before a page, or a frame of the log, that it must hold.
    case cutShort(file: String, needs: Int)
    case frame(Int, offset: Int, file: String)
    case logHeader(file: String)
    /// There is a log, and nothing that it belongs to.
    case noDatabase(file: String)
    case unreadable(String)

    /// The one that the calling thread has met last, reading through SQLite.
    static var last: PageDamage? {
        let damage = pages_last_damage()
        let file = withUnsafeBytes(of: damage.file) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let (number, offset) = (damage.number, Int(damage.offset))
        switch damage.kind {
        case pages_damaged_page: return .page(number, file: file)
        case pages_unsealed_page: return .unsealed(number, file: file)
        case pages_damaged_frame: return .frame(Int(number), offset: offset, file: file)
        case pages_missing_page: return .cutShort(file: file, needs: offset + PageChecks.pageSize)
        case pages_missing_frame: return .cutShort(file: file, needs: offset + WALFrame.size)
        default: return nil
        }
    }

    var storeError: StoreError {
        StoreError(
            .damaged, "the database is damaged: \(what); nothing of it was served; stop the node, and run duban verify")
    }

    /// In words, without what is to be done.
    var what: String {
        switch self {
        case .page(let number, let file):
            "page \(number) of \(file) (byte \(PageChecks.offset(of: number))) does not match its checksum"
        case .unsealed(let number, let file):
            "page \(number) of \(file) (byte \(PageChecks.offset(of: number))) has no checksum: another program wrote it"
        case .cutShort(let file, let needs):
            "\(file) is cut short: it must have \(needs) bytes at least"
        case .frame(let number, let offset, let file):
            "frame \(number) of \(file) (byte \(offset)) does not match its checksum, and it was committed"
        case .logHeader(let file):
            "the header of \(file) (byte 0) does not match its checksum, and what follows was committed"
        case .noDatabase(let file):
            "\(file) is missing or empty, but its log \(file)-wal is there"
        case .unreadable(let file):
            "\(file) can't be read"
        }
    }
}
