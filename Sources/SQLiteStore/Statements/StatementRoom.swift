/// Memory of a statement for the texts and bytes that are bound to it.
struct StatementRoom: ~Copyable {
    let start: UnsafeMutableRawPointer
    let size: Int

    /// As much as a row of the log takes with an event of usual size.
    static let usual = 1_024
    /// What is larger is not kept from one run to the next.
    static let most = 64 * 1_024

    init(size: Int = usual) {
        start = .allocate(byteCount: size, alignment: 1)
        self.size = size
    }

    deinit { start.deallocate() }
}
