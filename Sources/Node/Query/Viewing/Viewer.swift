public import Ledgers

/// Who asks, or follows: what may be shown to him.
public struct Viewer: Sendable, Hashable {
    /// The areas of which he sees what happens.
    public var scope: AreaScope
    /// His office, of which he sees what it has sent; nil where he is of none.
    public var office: String?

    public init(scope: AreaScope, office: String? = nil) {
        self.scope = scope
        self.office = office
    }

    public init(_ office: Office) {
        self.init(scope: office.areas, office: office.name)
    }

    /// Who sees everything.
    public static let everything = Viewer(scope: .everywhere)

    /// Whether nothing is hidden from him.
    public var seesEverything: Bool { scope.isEverywhere }

    /// Whether he may see what this office has sent, wherever it belongs.
    func sent(_ office: String?) -> Bool {
        office != nil && office == self.office
    }
}
