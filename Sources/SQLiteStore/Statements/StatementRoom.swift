/// Memory of a statement for the texts and bytes that are bound to it.
struct StatementRoom: ~Copyable {
    let bytes: UnsafeMutableRawBufferPointer

    /// As much as a row of the log takes with an event of usual size.
    static let usual = 1_024
    /// What is larger is not kept from one run to the next.
    static let most = 64 * 1_024

    /// - Parameter size: not 0.
    init(size: Int = usual) {
        bytes = .allocate(byteCount: size, alignment: 1)
    }

    deinit { bytes.deallocate() }
}
