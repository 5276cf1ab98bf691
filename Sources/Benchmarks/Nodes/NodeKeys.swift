import Foundation
import ZeroMQ

/// The keys of a node and of one office, which may say everything, and as much of it as it likes: its limits are not what is
/// measured.
struct NodeKeys: Sendable {
    let node: CurveKeyPair
    let office: CurveKeyPair

    init() throws {
        node = try Curve.generateKeyPair()
        office = try Curve.generateKeyPair()
    }

    /// How the office connects.
    var client: SocketSecurity {
        .curveClient(serverKey: node.publicKey, keyPair: office)
    }

    /// Writes the files that the node is started with.
    /// - Returns: its flags.
    func write(in folder: String) throws -> [String] {
        let (key, offices) = (folder + "/node.key", folder + "/offices.yaml")
        let secret = Data("secret-key = \(node.secretKey.z85)\n".utf8)
        guard FileManager.default.createFile(atPath: key, contents: secret, attributes: [.posixPermissions: 0o600])
        else { throw BenchError("no file can be written in \(folder)") }
        try list.write(toFile: offices, atomically: true, encoding: .utf8)
        return ["--curve-key", key, "--offices", offices]
    }

    private var list: String {
        """
        offices:
          - name: bench
            keys: ['\(office.publicKey.z85)']
            areas: all
            sources: [/offices/*]
            types: all
            tail: true
            query: true
            limits:
              eventsPerSecond: 1000000
              bytesPerSecond: 1 GiB

        """
    }
}
