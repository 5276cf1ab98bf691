import Crypto

/// A file that pages need, part of the program.
struct Asset: Sendable {
    let bytes: [UInt8]
    let type: String
    /// Tells one version from another.
    let tag: String

    init(_ bytes: [UInt8], type: String) {
        self.bytes = bytes
        self.type = type
        tag = "\"" + SHA256.hash(data: bytes).prefix(12).map { String($0, radix: 36) }.joined() + "\""
    }

    /// By the path at which it is found.
    static let all: [String: Asset] = [
        "/favicon.svg": Asset(PackageResources.favicon_svg, type: "image/svg+xml"),
        "/assets/duban.css": Asset(PackageResources.duban_css, type: "text/css; charset=utf-8"),
        "/assets/duban.js": script(PackageResources.duban_js), "/assets/live.js": script(PackageResources.live_js),
        "/assets/tail.js": script(PackageResources.tail_js), "/assets/acting.js": script(PackageResources.acting_js),
    ]

    private static func script(_ bytes: [UInt8]) -> Asset {
        Asset(bytes, type: "text/javascript; charset=utf-8")
    }
}
