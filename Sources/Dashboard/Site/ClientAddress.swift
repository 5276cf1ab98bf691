import Glibc

/// Where a request comes from.
struct ClientAddress: Sendable, CustomStringConvertible {
    /// An IP address, or `unknown`.
    let description: String
    /// What attempts are counted by: an IPv4 address, or the /64 that one IPv6 customer has.
    let network: [UInt8]

    init(_ text: String?) {
        guard let text, let bytes = Self.bytes(of: text) else {
            (description, network) = ("unknown", [])
            return
        }
        description = text
        network = bytes.count == 16 ? Array(bytes.prefix(8)) : bytes
    }

    /// 4 or 16 of them; nil where the text is no IP address.
    private static func bytes(of text: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        return bytes.starts(with: mappedIPv4) ? Array(bytes.suffix(4)) : bytes
    }

    private static let mappedIPv4 = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}
