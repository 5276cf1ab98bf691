/// A PUB of an office that the node connects to.
public struct Publisher: Sendable, Hashable {
    /// For example `tcp://10.14.4.3:7710`.
    public var endpoint: String
    /// Whose it is: its first key is the one that the PUB shows. Nil where nobody is told from anybody else.
    public var office: String?

    public init(endpoint: String, office: String? = nil) {
        self.endpoint = endpoint
        self.office = office
    }
}
