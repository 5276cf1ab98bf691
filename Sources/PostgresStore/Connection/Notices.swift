import CPostgres

/// Counts what a server says besides its answers. Without a receiver libpq would print it to stderr.
final class Notices {
    private(set) var count = 0

    func listen(to connection: OpaquePointer) {
        PQsetNoticeReceiver(
            connection,
            { context, _ in
                guard let context else { return }
                Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue().count += 1
            },
            Unmanaged.passUnretained(self).toOpaque())
    }

    func reset() {
        count = 0
    }
}
