import DubanConfiguration
import Files
import Foundation
import Ledgers
import Logging
import Producer
import ServiceLifecycle
import ZeroMQ

/// Follows the files of one input as they grow, on a thread of its own. A file is known by its inode, whatever it is renamed to.
actor FileFollower: Service {
    private nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let input: FileInput
    private let names: NamePattern
    private let outlet: any Outlet
    private let book: InputBook
    private let now: @Sendable () -> Instant
    private let file: PositionsFile
    private var positions: Positions
    private var open: [FileKey: FollowedFile] = [:]
    private var receipts = ReceiptClock()
    private let complaints = Complaints()

    /// - Parameters:
    ///   - folder: where positions are kept.
    ///   - now: the instant of receipt.
    /// - Throws: ``BridgeError`` where positions can't be read or kept.
    init(
        _ input: FileInput, positionsIn folder: String, to outlet: any Outlet, book: InputBook,
        now: @escaping @Sendable () -> Instant
    ) throws(BridgeError) {
        do {
            thread = try SocketThread(name: "files")
        } catch {
            throw BridgeError("files \(input.name): \(error)")
        }
        file = PositionsFile(of: input.name, in: folder)
        positions = try file.load()
        self.input = input
        self.outlet = outlet
        self.book = book
        self.now = now
        names = NamePattern(input.pattern)
    }

    /// Until a graceful shutdown, or until the task is cancelled.
    func run() async throws {
        while !Task.isEnding {
            await turn()
            try? await cancelWhenGracefulShutdown { [interval = input.interval] in try await Task.sleep(for: interval) }
        }
        await stop()
    }

    /// Ends the thread.
    nonisolated func stop() async {
        Task { [thread] in await thread.stop() }
    }

    /// Reads all that there is now. What fails is tried again at the next turn.
    func turn() async {
        do {
            let seen = try look()
            for (key, name) in seen { try await read(key, name: name) }
            try await finish(besides: Set(seen.map(\.key)))
        } catch {
            guard !Task.isEnding, complaints.isNews("\(error)") else { return }
            book.logger.error("not read on", metadata: ["reason": "\(error)"])
        }
    }
}

// MARK: - Files

extension FileFollower {
    /// The files that are followed, in the order in which they were found first.
    private func look() throws(BridgeError) -> [(key: FileKey, name: String)] {
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: input.folder) else {
            throw BridgeError("the folder \(input.folder) can't be listed; check its name and permissions")
        }
        var found: [FileKey: String] = [:]
        for name in entries.sorted() {
            guard let status = FileStatus(at: path(name)), status.isRegular else { continue }
            let key = FileKey(status)
            if positions[key] != nil || names.matches(name), found[key] == nil { found[key] = name }
        }
        let files = found.map { (key: $0.key, name: $0.value) }
        return files.sorted { order($0) < order($1) }
    }

    private func order(_ file: (key: FileKey, name: String)) -> (Int, String) {
        (positions[file.key]?.generation ?? .max, file.name)
    }

    private func path(_ name: String) -> String { "\(input.folder)/\(name)" }

    private func read(_ key: FileKey, name: String) async throws {
        guard let opened = open[key] ?? FollowedFile(at: path(name), key: key) else {
            if complaints.isNews("open \(name)") {
                book.logger.error("a file can't be opened", metadata: ["file": "\(path(name))"])
            }
            return
        }
        open[key] = opened
        try checkPosition(of: opened, key, name: name)
        while try await readPortion(of: opened, key) {}
    }

    /// Begins anew what is new, was cut, or was written anew; the position is durable before anything is read by it.
    private func checkPosition(of opened: FollowedFile, _ key: FileKey, name: String) throws(BridgeError) {
        if let position = positions[key] {
            guard !position.goesOn(size: opened.size, tail: opened.tail(before: position.offset)) else { return }
            book.logger.notice(
                "a file was cut or written anew; it is read from its beginning",
                metadata: ["file": "\(name)", "was read up to": "\(position.offset)"])
            opened.columns = nil
        }
        _ = positions.begin(key, name: name)
        try file.save(positions)
    }

    /// Files that are no longer in the folder: they are open, and read to their end.
    private func finish(besides seen: Set<FileKey>) async throws {
        for position in positions.files where !seen.contains(position.key) {
            if let opened = open[position.key] {
                while try await readPortion(of: opened, position.key) {}
                noteEnd(of: opened, positions[position.key] ?? position)
            } else {
                book.logger.warning(
                    "a file has gone while the bridge was away; what followed in it was not read",
                    metadata: ["file": "\(position.name)", "read up to": "\(position.offset)"])
            }
            positions[position.key] = nil
            open[position.key] = nil
            try file.save(positions)
        }
    }

    private func noteEnd(of opened: FollowedFile, _ position: FilePosition) {
        let isUnfinished = opened.size > position.offset
        if isUnfinished { book.reject(.unfinished, in: position.name, at: "byte \(position.offset)") }
        book.logger.info("a file is gone", metadata: ["file": "\(position.name)", "read up to": "\(position.offset)"])
    }
}

// MARK: - Records

extension FileFollower {
    /// Reads some more of a file, and notes how far when that is safe.
    /// - Returns: whether there may be more.
    private func readPortion(of opened: FollowedFile, _ key: FileKey) async throws -> Bool {
        guard !Task.isEnding, let position = positions[key] else { return false }
        let bytes = opened.read(Self.portionBytes, at: position.offset)
        var portion = Portion(from: position)
        var mapper = RecordMapper(input, ids: positions.id(position.generation), receipts: receipts, now: now())
        switch input.format {
        case .ndjson:
            portion.take(skippingMark(bytes, &portion), by: LineScanner()) { line, offset throws(MappingFault) in
                try mapper.event(ofLine: line, at: offset)
            }
        case .csv(let separator, let hasHeader):
            let scanner = CSVScanner(separator: separator)
            guard let columns = columns(of: opened, position, scanner, hasHeader: hasHeader) else { return false }
            let rest = skippingMark(bytes, &portion, header: hasHeader ? scanner : nil)
            portion.take(rest, by: scanner) { row, offset throws(MappingFault) in
                try mapper.event(ofRow: row, columns, at: offset)
            }
        }
        receipts = mapper.receipts
        guard portion.position.offset > position.offset else { return false }
        try await keep(portion)
        return true
    }

    private static let portionBytes = 256 << 10

    /// Passes over what stands before the first record: a byte order mark and a header.
    private func skippingMark(_ bytes: [UInt8], _ portion: inout Portion, header: CSVScanner? = nil) -> [UInt8] {
        guard portion.position.offset == 0 else { return bytes }
        let mark = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        let length = mark + (header?.scan(bytes.dropFirst(mark))?.length ?? 0)
        portion.position.advance(over: bytes.prefix(length))
        return Array(bytes.dropFirst(length))
    }

    /// Where the columns are; nil where the header is not complete yet, or lacks one.
    private func columns(
        of opened: FollowedFile, _ position: FilePosition, _ scanner: CSVScanner, hasHeader: Bool
    ) -> CSVColumns? {
        guard hasHeader else { return .numbered }
        if let columns = opened.columns { return columns }
        let bytes = opened.read(Portion.longestRecord, at: 0)
        let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        guard let scanned = scanner.scan(bytes.dropFirst(start)) else { return nil }
        let columns = CSVColumns(header: (try? scanned.record.get()) ?? [])
        let missing = input.columns.filter { columns.index(of: $0) == nil }
        guard missing.isEmpty else {
            complain(of: missing, in: position)
            return nil
        }
        opened.columns = columns
        return columns
    }

    /// To pass its rows over would lose them for a typing error.
    private func complain(of missing: [String], in position: FilePosition) {
        guard complaints.isNews("columns \(position.generation)") else { return }
        book.logger.error(
            "a file is not read: its header has not all columns",
            metadata: ["file": "\(position.name)", "missing": "\(missing.joined(separator: ", "))"])
    }

    private func keep(_ portion: Portion) async throws {
        let position = portion.position
        if !portion.events.isEmpty {
            let fates = try await outlet.keep(portion.events, whenFull: .wait)
            book.take(fates, in: position.name)
        }
        positions[position.key] = position
        try file.save(positions)
        book.read(portion.read)
        for (fault, offset) in portion.faults { book.reject(fault, in: position.name, at: "byte \(offset)") }
    }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension FileInput {
    /// The columns that its readings are made of.
    fileprivate var columns: [String] {
        guard case .reading(let mapping) = meaning else { return [] }
        let templates = [mapping.point, mapping.value, mapping.unit, mapping.time, mapping.quality].compactMap(\.self)
        return templates.flatMap(\.references).compactMap { if case .name(let name) = $0 { name } else { nil } }
    }
}
