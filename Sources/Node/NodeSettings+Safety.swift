import Ledgers
import ZeroMQ

extension NodeSettings {
    /// - Throws: where it would be open to others than it is meant for.
    func refuseUnsafe() throws(NodeError) {
        if clock.isTest { try refuseRemoteTest() }
        if rules.offices == nil, !isInsecure { try refuseStrangers() }
    }

    /// Whether others than this machine are let in, whoever they are.
    public var isOpenToStrangers: Bool {
        rules.offices == nil && (bound + subscribe.map(\.endpoint)).contains { !$0.isOfThisMachine }
    }

    private var bound: [String] { [ingest, feed, tail, query] + (rules.offices?.all.compactMap(\.tail) ?? []) }

    /// A test clock is for this machine only: nobody else may take its ledgers for real ones.
    private func refuseRemoteTest() throws(NodeError) {
        for endpoint in bound where !endpoint.isOfThisMachine {
            throw NodeError(
                "a test clock is for loopback only, not for \(endpoint); leave out --clock, or bind 127.0.0.1")
        }
    }

    /// Without offices everybody who reaches the node may say everything.
    private func refuseStrangers() throws(NodeError) {
        for endpoint in bound + subscribe.map(\.endpoint) where !endpoint.isOfThisMachine {
            throw NodeError(
                "\(endpoint) reaches beyond this machine, and nobody would be told from anybody else: name offices and "
                    + "a key in the configuration (deploy/offices.yaml, duban keygen), or start with --insecure")
        }
    }
}

extension String {
    /// Whether an endpoint is for this machine alone: loopback.
    fileprivate var isOfThisMachine: Bool {
        let local = ["ipc://", "inproc://", "tcp://[::1]:", "tcp://localhost:"]
        if local.contains(where: hasPrefix) { return true }
        return wholeMatch(of: /tcp:\/\/127(\.[0-9]{1,3}){3}:.*/) != nil
    }
}

extension NodeSettings {
    /// How the node connects to an office's PUB.
    /// - Throws: ``NodeError`` where nobody could tell whose events they are.
    func security(of publisher: Publisher) throws -> SocketSecurity {
        guard let offices = rules.offices else { return .none }
        guard let curve, let office = publisher.office.flatMap(offices.office(named:)), let key = office.keys.first
        else {
            throw NodeError("\(publisher.endpoint) is no known office's: name its office in subscribe")
        }
        return .curveClient(serverKey: try CurvePublicKey(z85: key), keyPair: curve)
    }
}
