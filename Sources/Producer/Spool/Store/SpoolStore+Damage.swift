extension SpoolStore {
    /// Keeps bytes in a file of their own, durably. What an earlier process has set aside stays as it is.
    ///
    /// - Returns: the file.
    func setAside(_ bytes: [UInt8], as name: String) throws(DiskFault) -> String {
        var (file, place) = (try disk.file("damaged/\(name)"), "damaged/\(name)")
        var attempt = 1
        while try !isFree(file, for: bytes) {
            file.close()
            attempt += 1
            place = "damaged/\(name)-\(attempt)"
            file = try disk.file(place)
        }
        defer { file.close() }
        try file.writeAll(bytes, at: 0)
        try file.sync()
        try disk.syncNames(of: place)
        return "\(disk.path)/\(place)"
    }

    /// Whether a file is new, or holds these bytes already, or as many of them as a crash has left there.
    private func isFree(_ file: any SpoolFile, for bytes: [UInt8]) throws(DiskFault) -> Bool {
        let kept = try file.read(at: 0, count: bytes.count + 1)
        return bytes.starts(with: kept)
    }

    /// Keeps an event that can't be sent in a file of its own.
    ///
    /// - Throws: ``ProducerError/Code/spool``.
    func setAside(_ event: SpooledEvent) throws(ProducerError) -> String {
        do throws(DiskFault) {
            return try setAside(event.bytes, as: "unsendable-\(event.number)")
        } catch {
            throw .spool(error, in: disk.path)
        }
    }

    /// Notes a damage for whoever listens.
    func tell(
        _ kind: SpoolDamage.Kind, _ name: String, bytes: Range<Int>, lost: Range<UInt64> = 0..<0, keptIn: String? = nil
    ) {
        damages.append(
            SpoolDamage(kind: kind, file: "\(disk.path)/\(name)", bytes: bytes, lost: lost, keptIn: keptIn))
    }

    /// Opens a file for a short time.
    func reading<Value>(
        _ name: String, _ work: (any SpoolFile) throws(DiskFault) -> Value
    ) throws(DiskFault) -> Value {
        let file = try disk.file(name)
        defer { file.close() }
        return try work(file)
    }
}
