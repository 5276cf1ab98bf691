import DubanConfiguration
import Ledgers

extension MessageDestination {
    /// What writes to it.
    func channel(by web: WebClient, zone: Zone) -> any Channel {
        switch kind {
        case .wecom:
            RobotChannel(brand: .wecom, address: { [url] _ in url }, web: web, timeout: timeout)
        case .dingtalk:
            RobotChannel(
                brand: .dingtalk,
                address: { [url, secret] now in secret.map { DingTalkSignature.sign(url, with: $0, at: now) } ?? url },
                web: web, timeout: timeout)
        case .http: EventChannel(address: url, token: secret, web: web, timeout: timeout)
        case .mail: MailChannel(destination: self, zone: zone)
        }
    }
}
