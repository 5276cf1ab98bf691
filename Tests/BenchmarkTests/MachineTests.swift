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

    @Test func aProcessTakesWhatAllItsThreadsTake() throws {
        let usage = try #require(
            ProcessUsage(schedules: ["1500000000 2 3", "500000000 2 3"], status: "Name:\tx\nVmRSS:\t  2048 kB\n"))
        #expect(usage.processorSeconds == 2)
        #expect(usage.residentMebibytes == 2)
        #expect(ProcessUsage(schedules: [], status: "VmRSS: 1 kB") == nil)
        #expect(ProcessUsage(schedules: ["1 2 3"], status: "") == nil)
    }

    @Test func thisProcessTakesSomething() throws {
        let usage = try ProcessUsage(of: getpid())
        #expect(usage.residentMebibytes > 1)
    }
}
