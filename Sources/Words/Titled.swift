/// A code of the wire that people know by a Chinese name.
package protocol Titled: RawRepresentable where RawValue == String {
    var title: String { get }
}

extension Titled {
    /// The code and its name: `open 待整改`.
    package var titled: String { "\(rawValue) \(title)" }

    /// The Chinese name of a code; the code itself where it is none of these.
    package static func title(of code: String) -> String {
        Self(rawValue: code)?.title ?? code
    }

    /// The code and its name; the code alone where it is none of these.
    package static func titled(_ code: String) -> String {
        Self(rawValue: code)?.titled ?? code
    }
}
