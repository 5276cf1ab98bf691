import Ledgers

@testable import DubanConfiguration

/// What the reading of a text as `policy.yaml` is refused with; nil where it is not.
func refusal(policy text: String) -> String? {
    refusal { () throws(ConfigurationError) in _ = try Policy(from: Document(text: text, file: "policy.yaml")) }
}

/// What the reading of a text as `ledgers.yaml` is refused with; nil where it is not.
func refusal(ledgers text: String) -> String? {
    refusal { () throws(ConfigurationError) in _ = try LedgerCatalog(from: Document(text: text, file: "ledgers.yaml")) }
}

/// What the reading of a text as `offices.yaml` is refused with; nil where it is not.
func refusal(offices text: String) -> String? {
    refusal { () throws(ConfigurationError) in _ = try offices(text) }
}

func offices(_ text: String) throws(ConfigurationError) -> Offices {
    try Offices.read(Document(text: text, file: "offices.yaml"))
}

/// What the reading of a text as `duban.yaml` is refused with; nil where it is not.
func refusal(
    node text: String, environment: [String: String] = [:],
    overrides: NodeConfiguration.Overrides = NodeConfiguration.Overrides()
) -> String? {
    refusal { () throws(ConfigurationError) in
        _ = try node(text, environment: environment, overrides: overrides)
    }
}

func node(
    _ text: String, environment: [String: String] = [:],
    overrides: NodeConfiguration.Overrides = NodeConfiguration.Overrides()
) throws(ConfigurationError) -> NodeConfiguration {
    let document = try Document(text: text, file: "duban.yaml")
    var reader = NodeReader(document, environment: environment, flags: overrides.texts)
    _ = try reader.readAll()
    return reader.node
}

func refusal(of reading: () throws(ConfigurationError) -> Void) -> String? {
    do {
        try reading()
        return nil
    } catch {
        return error.description
    }
}
