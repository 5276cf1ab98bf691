import Foundation
import Glibc
import Testing

/// Debian's mosquitto as a process of its own, on a free port of this machine.
final class Mosquitto {
    let port: Int
    private let folder: Folder
    private var process: Process?

    /// - Parameter users: with passwords; none: everybody may do everything.
    init(users: [String: String] = [:]) throws {
        folder = try Folder()
        port = try freePort()
        var lines = ["listener \(port) 127.0.0.1", "persistence true", "persistence_location \(folder.path)/"]
        lines += ["autosave_interval 1", "autosave_on_changes true", "user root"]
        lines +=
            users.isEmpty ? ["allow_anonymous true"] : ["allow_anonymous false", "password_file \(folder.at("users"))"]
        try folder.write(lines.joined(separator: "\n") + "\n", to: "mosquitto.conf", mode: 0o644)
        for (name, password) in users { try addUser(name, password) }
        try start()
    }

    deinit { stop() }

    /// A child of a test process may have signals blocked, by which it is to end.
    private static let launcher =
        "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execv(sys.argv[1], sys.argv[1:])"

    /// Starts it, and waits until it listens.
    func start() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.launcher, "/usr/sbin/mosquitto", "-c", folder.at("mosquitto.conf")]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<1_000 {
            if isListening(port) { return }
            usleep(10_000)
        }
        Issue.record("mosquitto does not listen")
    }

    /// Ends it as its service would; sessions and their messages are on disk.
    func stop() {
        guard let process else { return }
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        self.process = nil
    }

    /// Publishes one message for each line, all by one client.
    func publish(_ lines: [String], to topic: String, quality: Int = 1, more: [String] = []) throws {
        let client = Process()
        client.executableURL = URL(fileURLWithPath: "/usr/bin/mosquitto_pub")
        client.arguments = ["-h", "127.0.0.1", "-p", "\(port)", "-q", "\(quality)", "-t", topic, "-l"] + more
        let input = Pipe()
        client.standardInput = input
        try client.run()
        input.fileHandleForWriting.write(Data((lines.joined(separator: "\n") + "\n").utf8))
        try input.fileHandleForWriting.close()
        client.waitUntilExit()
        try #require(client.terminationStatus == 0)
    }

    private func addUser(_ name: String, _ password: String) throws {
        let tool = Process()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/mosquitto_passwd")
        let isFirst = !FileManager.default.fileExists(atPath: folder.at("users"))
        tool.arguments = (isFirst ? ["-c"] : []) + ["-b", folder.at("users"), name, password]
        try tool.run()
        tool.waitUntilExit()
        try #require(tool.terminationStatus == 0)
    }
}

/// A port that nobody has at this moment.
func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    return try boundPort(of: descriptor)
}

/// Binds a socket to a free port of this machine.
func boundPort(of descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let outcome = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            bind(descriptor, address, length) == 0 && getsockname(descriptor, address, &length) == 0
        }
    }
    try #require(outcome)
    return Int(UInt16(bigEndian: address.sin_port))
}

private func isListening(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
