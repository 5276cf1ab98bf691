/// The folder of a spool, as far as a spool needs it. What can fail on a real disk can be made to fail in a test.
///
/// Names are relative to the folder; `damaged/…` is the only one that has a folder in it.
package protocol SpoolDisk: AnyObject {
    /// Where it is, for messages.
    var path: String { get }

    /// Makes the folder and the one for damaged entries where they are missing, durably, and takes the lock.
    ///
    /// - Throws: ``DiskFault/isInUse`` where another process has the lock.
    func open() throws(DiskFault)

    /// The files in it, in no order.
    func names() throws(DiskFault) -> [String]

    /// A file, which is made where there is none; then ``syncNames(of:)`` makes its name durable.
    func file(_ name: String) throws(DiskFault) -> any SpoolFile

    func remove(_ name: String) throws(DiskFault)

    /// Makes durable what files the folder of this one has.
    func syncNames(of name: String) throws(DiskFault)

    /// Gives the lock back.
    func close()
}

/// An open file of a spool.
package protocol SpoolFile: AnyObject {
    func size() throws(DiskFault) -> Int

    /// The bytes from an offset on, as many as there are up to a count.
    func read(at offset: Int, count: Int) throws(DiskFault) -> [UInt8]

    /// - Returns: how many of the bytes were written, at least one.
    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(DiskFault) -> Int

    func truncate(to size: Int) throws(DiskFault)

    /// Makes the contents durable. When this fails nobody knows what is on the disk, and asking again would not tell.
    func sync() throws(DiskFault)

    func close()
}

extension SpoolFile {
    func writeAll(_ bytes: [UInt8], at offset: Int) throws(DiskFault) {
        var written = 0
        while written < bytes.count { written += try write(bytes[written...], at: offset + written) }
    }
}
