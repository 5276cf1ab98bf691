import Crypto
import Foundation

/// What a browser shows to be known again: 256 random bits. The node keeps only its digest, so that a copy of its memory logs
/// nobody in.
struct SessionToken: Sendable {
    /// 43 characters of Base64url.
    let text: String
    let digest: [UInt8]

    /// A new one.
    init() {
        let key = SymmetricKey(size: .bits256)
        let base64 = key.withUnsafeBytes { Data($0).base64EncodedString() }
        self.init(
            text: base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
    }

    /// As a browser sent it.
    init(text: String) {
        self.text = text
        digest = Array(SHA256.hash(data: Array(text.utf8)))
    }
}
