import DubanConfiguration
import Ledgers

/// Mail through a server that the office names, encrypted unless it is on this machine.
struct MailChannel: Channel {
    let destination: MessageDestination
    let zone: Zone

    /// A digest is as long as it is.
    func fits(_ message: Message) -> Bool { true }

    func deliver(_ message: Message) async -> Outcome {
        let from = destination.from ?? ""
        let text = MailText(from: from, to: message.mailTo, message: message, zone: zone)
        let post = SMTPPost(
            server: destination.url.revealed, user: destination.user, password: destination.secret, from: from,
            to: message.mailTo, text: text.bytes, timeout: destination.timeout)
        return Self.outcome(of: await post.send())
    }

    static func outcome(of answer: SMTPPost.Answer) -> Outcome {
        switch answer {
        case .accepted: .delivered
        case .failed(let reason, let code):
            // 552, 554: this text is not wanted. Other 5xx, such as for a user or an address, can be mended.
            [552, 554].contains(code) ? .refused(reason: reason) : .later(reason)
        }
    }
}
