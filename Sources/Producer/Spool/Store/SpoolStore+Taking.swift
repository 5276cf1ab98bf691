extension SpoolStore {
    /// Whether so many bytes may still come. Where nothing is left to be sent there is always room again.
    ///
    /// - Throws: ``ProducerError/Code/spool``.
    func hasRoom(for count: Int) throws(ProducerError) -> Bool {
        if bytes + count <= limit { return true }
        guard backlog == 0 else { return false }
        do throws(DiskFault) { try removeSegments(through: segments.count) } catch {
            throw .spool(error, in: disk.path)
        }
        return bytes + count <= limit
    }

    /// Takes events, all or none. They are durable when this returns.
    ///
    /// - Returns: the number of the first one; the others follow.
    /// - Throws: ``ProducerError/Code/spool``. After a failed fsync it is not known whether they are kept, and the same
    ///   error comes from every later call.
    package func take(_ events: [[UInt8]], at now: Duration) throws(ProducerError) -> UInt64 {
        if let failure { throw failure }
        let first = progress.stored + 1
        let bytes = Self.records(of: events, from: first, at: now)
        do throws(DiskFault) {
            let file = try segmentToWrite()
            try write(bytes, to: file)
            try orFail { () throws(DiskFault) in try file.sync() }
            segments[segments.count - 1].size += bytes.count
            progress.stored += UInt64(events.count)
            try orFail { () throws(DiskFault) in try writeProgress() }
        } catch {
            throw failure ?? .spool(error, in: disk.path)
        }
        return first
    }

    private static func records(of events: [[UInt8]], from first: UInt64, at now: Duration) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(events.reduce(0) { $0 + SpoolRecord.size(of: $1) })
        for (number, event) in zip(first..., events) {
            SpoolRecord.append(SpooledEvent(number: number, spooledAt: now, bytes: event), to: &bytes)
        }
        return bytes
    }

    private func segmentToWrite() throws(DiskFault) -> any SpoolFile {
        if let writing, segments[segments.count - 1].size < segmentBytes { return writing }
        let segment = SpoolSegment(first: progress.stored + 1, size: 0)
        let file = try disk.file(segment.name)
        try orFail { () throws(DiskFault) in try disk.syncNames(of: segment.name) }
        writing?.close()
        writing = file
        segments.append(segment)
        return file
    }

    /// What a write that failed half-way has left is cut off, so that the next record follows the last whole one.
    private func write(_ bytes: [UInt8], to file: any SpoolFile) throws(DiskFault) {
        let end = segments[segments.count - 1].size
        do throws(DiskFault) {
            try file.writeAll(bytes, at: end)
        } catch {
            try orFail { () throws(DiskFault) in try file.truncate(to: end) }
            throw error
        }
    }

    /// After this nobody can know what is on the disk: nothing is taken any more.
    private func orFail(_ work: () throws(DiskFault) -> Void) throws(DiskFault) {
        do throws(DiskFault) {
            try work()
        } catch {
            failure = .spoolFailed(error, in: disk.path)
            throw error
        }
    }
}
