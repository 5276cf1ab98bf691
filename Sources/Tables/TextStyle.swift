/// How a text stands out on a terminal that shows styles.
public enum TextStyle: Sendable, CaseIterable {
    case bold, dim, red, yellow, green

    /// The SGR parameter of ECMA-48 (8.3.117).
    private var code: Int {
        switch self {
        case .bold: 1
        case .dim: 2
        case .red: 31
        case .green: 32
        case .yellow: 33
        }
    }

    /// The text between the escape sequences that switch this style on and all styles off.
    public func applied(to text: String) -> String {
        "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
