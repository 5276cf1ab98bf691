import Crypto
import DubanConfiguration
import Foundation
import Ledgers

/// 加签: a robot's address with the time and what only who knows the secret can make of it.
/// Source: open.dingtalk.com, 自定义机器人安全设置.
enum DingTalkSignature {
    static func sign(_ address: Secret, with secret: Secret, at now: Instant) -> Secret {
        let text = "\(now.milliseconds)\n\(secret.revealed)"
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(text.utf8), using: SymmetricKey(data: Data(secret.revealed.utf8)))
        let signature = Data(code).base64EncodedString().percentEncoded
        let mark = address.revealed.contains("?") ? "&" : "?"
        return Secret("\(address.revealed)\(mark)timestamp=\(now.milliseconds)&sign=\(signature)")
    }
}
