public import PointStore

/// One promise that every driver of points keeps. The drivers' tests run all of ``PointStoreContract/checks``.
public struct PointCheck: Sendable, CustomStringConvertible {
    /// Opens a driver on the points of the check, which are none at first, and are kept from one driver to the next.
    public typealias Opening = @Sendable () async throws -> any PointStore

    public let description: String
    /// - Throws: ``StoreContractBroken`` where the driver does not keep the promise.
    public let run: @Sendable (_ open: Opening) async throws -> Void

    init(opening description: String, run: @escaping @Sendable (_ open: Opening) async throws -> Void) {
        self.description = description
        self.run = run
    }

    /// A check with a single driver.
    init(_ description: String, run store: @escaping @Sendable (any PointStore) async throws -> Void) {
        self.init(opening: description) { open in
            let driver = try await open()
            try await store(driver)
            try await driver.close()
        }
    }
}
