import ArgumentParser
import Benchmarks
import Dispatch
import Glibc

/// Not an asynchronous `main`: below one Dispatch parks the first thread in a way that Valgrind 3.19 can't follow, and then
/// nobody could count instructions.
@main enum Program {
    static func main() {
        let sources = [SIGINT, SIGTERM].map(endNodes(on:))
        let isDone = DispatchSemaphore(value: 0)
        // Detached from the first thread, which waits.
        Task.detached {
            await Bench.main()
            isDone.signal()
        }
        withExtendedLifetime(sources) { isDone.wait() }
    }

    /// - Returns: what watches for the signal for as long as it is held.
    private static func endNodes(on number: Int32) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            RunningNodes.all.kill()
            exit(128 + number)
        }
        source.resume()
        return source
    }
}
