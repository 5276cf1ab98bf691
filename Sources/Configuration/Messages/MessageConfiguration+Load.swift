import Foundation
public import Ledgers

extension MessageConfiguration {
    /// What a file (`messages.yaml`) and the secrets that it names say: at the start, and where they are read again.
    ///
    /// - Parameters:
    ///   - policy: whose stages and recipients the routes may name.
    ///   - environment: for the secrets in it.
    ///   - now: no silence goes on for more than 31 days from here.
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value that is not allowed, a
    ///   secret that is not there or that others can read, or what makes no sense together. Never a secret itself.
    public static func load(
        file: String, policy: Policy, environment: [String: String], now: Instant
    ) throws(ConfigurationError) -> MessageConfiguration {
        try read(Document.load(file: file), policy: policy, environment: environment, now: now)
    }

    static func read(
        _ document: Document, policy: Policy, environment: [String: String], now: Instant
    ) throws(ConfigurationError) -> MessageConfiguration {
        let root = document.root
        let secrets = SecretSource(environment: environment)
        let stages = Format<Set<String>>.codes(of: "stage", among: policy.stages.map(\.code))
        let roles = Format<Set<String>>.codes(of: "recipient", among: policy.roles)
        var configuration = MessageConfiguration()
        try root.read("page", as: .page, into: &configuration.page)
        try root.read(
            "destinations", as: .possiblyEmptyList(of: .destination(secrets)), into: &configuration.destinations)
        try root.read("routes", as: .possiblyEmptyList(of: .route(stages, roles)), into: &configuration.routes)
        try root.read("silences", as: .possiblyEmptyList(of: .silence(stages, now)), into: &configuration.silences)
        try root.refuseUnknownKeys()
        try configuration.refuseContradictions(at: document.places)
        return configuration
    }
}

extension Policy {
    /// Roles that an escalation may go to.
    fileprivate var roles: [String] {
        stages.flatMap(\.recipients).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension MessageConfiguration {
    private func refuseContradictions(at places: Places) throws(ConfigurationError) {
        try Self.refuseShared(destinations.map(\.name), "destinations", at: places)
        try Self.refuseShared(routes.map(\.name), "routes", at: places)
        try refuseSharedRobot(at: places)
        for (index, route) in routes.enumerated() { try refuse(route, at: places, "routes[\(index)]") }
        for (index, silence) in silences.enumerated() {
            guard let name = silence.route, !routes.contains(where: { $0.name == name }) else { continue }
            throw places["silences[\(index)].route"].refusal("\(name.quoted) is no route; known are \(routes.names)")
        }
    }

    private static func refuseShared(_ names: [String], _ list: String, at places: Places) throws(ConfigurationError) {
        for (index, name) in names.enumerated() where names[..<index].contains(name) {
            throw places["\(list)[\(index)].name"].refusal(
                "\(name.quoted) is there twice; each needs a name of its own")
        }
    }

    /// Two names for one robot would have two limits.
    private func refuseSharedRobot(at places: Places) throws(ConfigurationError) {
        for (index, destination) in destinations.enumerated() where destination.kind != .mail {
            guard let other = destinations[..<index].first(where: { $0.url == destination.url }) else { continue }
            throw places["destinations[\(index)]"].refusal(
                "has the address of \(other.name.quoted); let routes share that one, so that they share its limit")
        }
    }

    private func refuse(_ route: MessageRoute, at places: Places, _ path: String) throws(ConfigurationError) {
        guard let destination = destination(of: route) else {
            throw places["\(path).via"].refusal(
                "\(route.via.quoted) is no destination; known are "
                    + destinations.map(\.name).joined(separator: ", "))
        }
        if destination.kind == .mail, route.mailTo.isEmpty {
            throw places[path].refusal("goes by mail, and has no mailTo")
        }
        if destination.kind != .mail, !route.mailTo.isEmpty {
            throw places["\(path).mailTo"].refusal(
                "goes with a destination of kind mail; this one is \(destination.kind)")
        }
    }
}

extension [MessageRoute] {
    fileprivate var names: String { map(\.name).joined(separator: ", ") }
}
