import ArgumentParser
import Foundation
import ZeroMQ

/// By which keys a command talks to a node that has offices.
struct KeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of your own keys, as duban keygen writes it, for a node with offices. Default $DUBAN_KEY.",
            valueName: "file"))
    var key: String?

    /// A key may begin with a hyphen.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The node's public key, or the file with it. Default $DUBAN_SERVER_KEY.", valueName: "key|file"))
    var serverKey: String?

    func credentials(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws -> Credentials {
        let own = key ?? environment["DUBAN_KEY"].flatMap { $0.isEmpty ? nil : $0 }
        let server = serverKey ?? environment["DUBAN_SERVER_KEY"].flatMap { $0.isEmpty ? nil : $0 }
        switch (own, server) {
        case (nil, nil): return .none
        case (let own?, let server?):
            return Credentials(try KeyFile.keyPair(at: own), for: try Self.publicKey(server))
        case (_?, nil):
            throw CommandFailure("--key goes with --server-key, the node's public key; ask its operator for it")
        case (nil, _?):
            throw CommandFailure("--server-key goes with --key, your own key file; make one with duban keygen")
        }
    }

    private static func publicKey(_ text: String) throws -> CurvePublicKey {
        if let key = try? CurvePublicKey(z85: text) { return key }
        return try KeyFile.publicKey(at: text)
    }
}
