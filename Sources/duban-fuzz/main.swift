import CFuzzer
import Dispatch
import Fuzzing
import Glibc

// DUBAN_FUZZ_TARGET=NAME duban-fuzz [libFuzzer's options and folders…]: `deploy/fuzz.sh` calls it. The name is no argument,
// since the fuzzer calls itself again with the arguments that it got.

func complain(_ message: String) {
    let line = Array("duban-fuzz: \(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

/// The property that is tried. Set once, before the fuzzer starts.
nonisolated(unsafe) var property: Property?

if CommandLine.arguments.dropFirst().first == "--list" {
    print(Property.all.map(\.name).joined(separator: "\n"))
    exit(0)
}
property = getenv("DUBAN_FUZZ_TARGET").flatMap { Property(named: String(cString: $0)) }
guard property != nil else {
    complain("DUBAN_FUZZ_TARGET is one of \(Property.all.map(\.name).joined(separator: ", "))")
    exit(64)
}

var argumentCount = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(
    LLVMFuzzerRunDriver(&argumentCount, &arguments) { data, size in
        let input = Array(UnsafeBufferPointer(start: data, count: size))
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do { try await property?.check(input) } catch {
                complain("\(error)")
                abort()
            }
            done.signal()
        }
        done.wait()
        return 0
    })
