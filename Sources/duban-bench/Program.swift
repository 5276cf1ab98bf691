import ArgumentParser
import Dispatch

/// Not an asynchronous `main`: below one Dispatch parks the first thread in a way that Valgrind 3.19 can't follow, and then
/// nobody could count instructions.
@main enum Program {
    static func main() {
        let isDone = DispatchSemaphore(value: 0)
        // Detached from the first thread, which waits.
        Task.detached {
            await Bench.main()
            isDone.signal()
        }
        isDone.wait()
    }
}
