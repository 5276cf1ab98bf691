import Foundation
import Glibc
import Testing

@testable import Benchmarks

@Suite struct MachineTests {
    @Test func aPathLiesOnTheNearestMount() throws {
        let mounts = ["/dev/a / ext4 rw 0 0", "tmpfs /tmp tmpfs rw 0 0", "/dev/b /tmp/disk xfs rw 0 0"]
            .compactMap { Mount(line: $0) }
        #expect(mounts.count == 3)
        #expect(mounts.holding("/usr")?.description == "ext4 on /dev/a")
        #expect(mounts.holding("/tmp/x")?.description == "tmpfs on tmpfs")
        #expect(mounts.holding("/tmp/disk")?.description == "xfs on /dev/b")
        #expect(mounts.holding("/tmpfile")?.description == "ext4 on /dev/a")
        #expect(Mount(line: "nothing") == nil)
    }

    @Test func whatAProcessHoldsIsReadInKibibytes() {
        #expect(ProcessUsage.residentMebibytes(in: "Name:\tx\nVmRSS:\t  2048 kB\n") == 2)
        #expect(ProcessUsage.residentMebibytes(in: "Name:\tx\n") == nil)
    }

    @Test func whatAProcessHasTakenIsNeverTakenBack() async throws {
        let before = try ProcessUsage(of: getpid())
        // Threads that end take their time with them only where threads are summed up.
        await withCheckedContinuation { done in Thread.detachNewThread { done.resume() } }
        #expect(try ProcessUsage(of: getpid()).processorSeconds >= before.processorSeconds)
    }

    @Test func thisProcessTakesSomething() throws {
        let usage = try ProcessUsage(of: getpid())
        #expect(usage.residentMebibytes > 1)
        #expect(usage.processorSeconds > 0)
    }
}
