import Foundation

/// Fields of a form, as a query or as a body (`application/x-www-form-urlencoded`).
struct FormFields: Hashable, Sendable {
    struct Field: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// In their order.
    let all: [Field]

    /// More fields than this, or longer ones, no form of ours has; they are left out.
    private static let most = 100
    private static let longest = 4_096

    init(_ fields: [Field]) {
        all = fields
    }

    init(_ text: some StringProtocol) {
        all = Array(text.utf8).split(separator: UInt8(ascii: "&")).prefix(Self.most).compactMap { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count <= Self.longest, let name = Self.decoded(parts[0]), !name.isEmpty,
                let value = parts.count == 2 ? Self.decoded(parts[1]) : ""
            else { return nil }
            return Field(name: name, value: value)
        }
    }

    /// The first of this name, without spaces around; nil for none, and for an empty one.
    subscript(name: String) -> String? {
        guard let value = all.first(where: { $0.name == name })?.value else { return nil }
        let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    func values(_ name: String) -> [String] {
        all.filter { $0.name == name }.map(\.value)
    }

    /// As a query without `?`.
    var text: String {
        all.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// Also for one part of a path.
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

    /// - Returns: nil where it is no UTF-8.
    private static func decoded(_ bytes: some Sequence<UInt8>) -> String? {
        String(decoding: bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
            .removingPercentEncoding
    }
}
