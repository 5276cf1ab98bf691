import CCurl
import DubanConfiguration
import Foundation

/// One mail through libcurl, on a thread of its own, since libcurl waits.
struct SMTPPost: Sendable {
    var server: String
    var user: String?
    var password: Secret?
    var from: String
    var to: [String]
    var text: [UInt8]
    var timeout: Duration

    enum Answer: Hashable, Sendable {
        case accepted
        /// - code: the server's last answer, 0 where there was none.
        case failed(reason: String, code: Int)
    }

    func send() async -> Answer {
        await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: perform()) }
        }
    }

    private func perform() -> Answer {
        guard let curl = duban_curl_open(), let mail = duban_mail_open(text, text.count) else {
            return .failed(reason: "no memory", code: 0)
        }
        defer { duban_mail_close(mail) }
        defer { curl_easy_cleanup(curl) }
        var recipients: UnsafeMutablePointer<curl_slist>?
        for address in to { recipients = curl_slist_append(recipients, "<\(address)>") }
        defer { curl_slist_free_all(recipients) }
        setUp(curl, recipients)
        duban_mail_attach(mail, curl)
        return answer(curl_easy_perform(curl), of: curl)
    }

    private func setUp(_ curl: UnsafeMutableRawPointer, _ recipients: UnsafeMutablePointer<curl_slist>?) {
        duban_curl_set_text(curl, CURLOPT_URL, server)
        duban_curl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        duban_curl_set_text(curl, CURLOPT_PROXY, "")
        duban_curl_set_text(curl, CURLOPT_MAIL_FROM, "<\(from)>")
        duban_curl_set_pointer(curl, CURLOPT_MAIL_RCPT, recipients)
        duban_curl_set_long(curl, CURLOPT_USE_SSL, Int(encryption.rawValue))
        duban_curl_set_long(curl, CURLOPT_TIMEOUT_MS, Int(timeout / .milliseconds(1)))
        duban_curl_set_long(curl, CURLOPT_NOSIGNAL, 1)
        duban_curl_set_long(curl, CURLOPT_UPLOAD, 1)
        if let user, let password {
            duban_curl_set_text(curl, CURLOPT_USERNAME, user)
            duban_curl_set_text(curl, CURLOPT_PASSWORD, password.revealed)
        }
    }

    /// STARTTLS is a must, since a server in between could leave it out; not within this machine.
    private var encryption: curl_usessl {
        server.wholeMatch(of: /smtp:\/\/(127(\.[0-9]{1,3}){3}|localhost|\[::1\])(:[0-9]+)?/) == nil
            ? CURLUSESSL_ALL : CURLUSESSL_NONE
    }

    private func answer(_ code: CURLcode, of curl: UnsafeMutableRawPointer) -> Answer {
        if code == CURLE_OK { return .accepted }
        var said = 0
        duban_curl_get_long(curl, CURLINFO_RESPONSE_CODE, &said)
        // curl's own words know neither address nor password.
        let words = String(cString: curl_easy_strerror(code))
        return .failed(reason: said == 0 ? words : "SMTP \(said) (\(words))", code: said)
    }
}
