import ArgumentParser
import EventJSON
import Tables
import ZeroMQ

struct KeygenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make a CURVE key pair (密钥对), for a node or for an office.",
        discussion: """
            NAME.key holds the secret half: it stays where it was made, readable by its owner only. NAME.pub holds the \
            public half, for the other side: a node's for its offices (--server-key), an office's for the node's operator \
            (offices.yaml).
            """)

    @Argument(help: ArgumentHelp("The files' path without .key and .pub.", valueName: "name"))
    var name = "duban"

    @Flag(help: "Replace files that are there. Their key is lost then.")
    var force = false

    @Flag(help: "JSON for machines.")
    var json = false

    func run() throws {
        let paths = KeyFile.Paths(name)
        let keys = try Curve.generateKeyPair()
        try KeyFile.write(keys, to: paths, replacing: force)
        if json {
            let answer: JSONValue = [
                "publicKey": .string(keys.publicKey.z85), "secretKeyFile": .string(paths.secret),
                "publicKeyFile": .string(paths.public),
            ]
            return print(answer.text)
        }
        print(
            """
            public key 公钥: \(keys.publicKey)
            \(paths.secret.printable): the secret key 私钥, to be kept
            \(paths.public.printable): the public key 公钥, to be given to the other side
            """)
    }
}
