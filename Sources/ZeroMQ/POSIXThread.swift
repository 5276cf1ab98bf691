import CZeroMQ
import Glibc

/// Runs a function on a new detached thread.
///
/// The start routine is a function of this file, not a closure: a closure could inherit the isolation of the place
/// where it is written and trap on the new thread.
func startPOSIXThread(name: String, _ body: @escaping @Sendable () -> Void) {
    let start = Unmanaged.passRetained(Start(name: name, body: body))
    var thread = pthread_t()
    let result = pthread_create(&thread, nil, run, start.toOpaque())
    precondition(result == 0, "cannot start thread \(name): \(String(cString: strerror(result)))")
    pthread_detach(thread)
}

private final class Start: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

private func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
    czmq_name_thread(start.name)
    start.body()
    return nil
}
