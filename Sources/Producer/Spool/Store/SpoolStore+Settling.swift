extension SpoolStore {
    /// The oldest of the events that were handed out have their final reply, or are set aside.
    ///
    /// - Throws: ``ProducerError/Code/spool``.
    package func settle(_ count: Int) throws(ProducerError) {
        outstanding.removeFirst(count)
        try advance()
    }

    /// Settles all before the first event that still needs a reply. What was lost on the way has to be told before.
    ///
    /// - Returns: whether there was anything to settle.
    /// - Throws: ``ProducerError/Code/spool``.
    @discardableResult
    func advance() throws(ProducerError) -> Bool {
        let next = outstanding.first?.number ?? ready.first?.number ?? nextRead
        guard next - 1 > progress.settled else { return false }
        progress.settled = next - 1
        do throws(DiskFault) {
            try writeProgress()
            try removeSettled()
        } catch {
            throw .spool(error, in: disk.path)
        }
        return true
    }

    func writeProgress() throws(DiskFault) {
        try progressFile?.writeAll(progress.bytes, at: SpoolProgress.latestPlace)
    }

    /// Makes the progress durable. The place that was durable before is not touched.
    func secureProgress() throws(DiskFault) {
        let place = SpoolProgress.securePlaces.first { $0 != securePlace } ?? 0
        try progressFile?.writeAll(progress.bytes, at: place)
        try progressFile?.sync()
        securePlace = place
    }

    /// Removes the segments of which nothing is left to be sent, but not the one that is appended to.
    func removeSettled() throws(DiskFault) {
        var count = zip(segments, segments.dropFirst()).prefix { $1.first <= progress.settled + 1 }.count
        if writing == nil, count + 1 == segments.count, backlog == 0 { count += 1 }
        try removeSegments(through: count)
    }

    /// That they are settled has to be durable first, or it would look as if they had been lost.
    func removeSegments(through count: Int) throws(DiskFault) {
        guard count > 0 else { return }
        try secureProgress()
        for segment in segments.prefix(count) { try disk.remove(segment.name) }
        if count == segments.count {
            writing?.close()
            writing = nil
        }
        segments.removeFirst(count)
    }
}
