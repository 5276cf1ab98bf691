import DubanConfiguration
import Glibc
import Ledgers
import Monitoring

extension Property {
    /// A file of the configuration, read as each of those that there are: a value, or one line that says where and what.
    static let configuration = Property("configuration") { input in
        let file = "/tmp/duban-fuzz-\(getpid())-\(pthread_self()).yaml"
        try write(input, to: file)
        defer { unlink(file) }
        try check { () throws(ConfigurationError) in _ = try Policy.load(file: file) }
        try check { () throws(ConfigurationError) in _ = try LedgerCatalog.load(file: file) }
        try check { () throws(ConfigurationError) in _ = try [Point].load(file: file, policy: .shipped) }
        // A configuration names other files, and not every file of a machine is one to be read.
        guard !input.contains(UInt8(ascii: "/")) else { return }
        try check { () throws(ConfigurationError) in _ = try NodeConfiguration.load(file: file) }
    }

    private static func write(_ bytes: [UInt8], to file: String) throws(Violation) {
        let stream = try require(fopen(file, "w"), "\(file) can't be written")
        defer { fclose(stream) }
        try expect(fwrite(bytes, 1, bytes.count, stream) == bytes.count, "\(file) can't be written")
    }

    private static func check(_ load: () throws(ConfigurationError) -> Void) throws(Violation) {
        do throws(ConfigurationError) {
            try load()
        } catch {
            let line = "\(error)"
            try expect(!line.isEmpty, "a refusal says nothing")
            try expect(
                !line.unicodeScalars.contains { $0.properties.generalCategory == .control },
                "a refusal holds control characters")
            try expect(line.utf8.count < 4_000, "a refusal has \(line.utf8.count) bytes")
        }
    }
}
