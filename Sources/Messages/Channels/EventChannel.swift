import DubanConfiguration
import EventJSON

/// Any endpoint that takes CloudEvents in structured mode. Source: CloudEvents HTTP Protocol Binding 1.0.2, section 3.2.
struct EventChannel: Channel {
    let address: Secret
    let token: Secret?
    let web: WebClient
    let timeout: Duration

    /// Each escalation goes alone.
    func fits(_ message: Message) -> Bool { true }

    func deliver(_ message: Message) async -> Outcome {
        guard let event = message.event else { return .refused(reason: "a digest is no event") }
        do throws(WebClient.Failure) {
            let answer = try await web.post(
                event.bytes, to: address, headers: headers(of: event), within: timeout)
            return Self.outcome(of: answer)
        } catch {
            return .later(error.reason)
        }
    }

    private func headers(of event: JSONValue) -> [(String, String)] {
        var headers = [("content-type", "application/cloudevents+json; charset=utf-8")]
        if let token { headers.append(("authorization", "Bearer \(token.revealed)")) }
        if let parent = event["traceparent"]?.string, parent.isTraceParent { headers.append(("traceparent", parent)) }
        return headers
    }

    /// What is wrong with the event will stay so; what is wrong with the address, the token or the server may be mended.
    static func outcome(of answer: WebClient.Answer) -> Outcome {
        let reason = "HTTP \(answer.status)"
        return switch answer.status {
        case 200..<300: .delivered
        case 400, 405, 406, 411, 413, 415, 422: .refused(reason: reason)
        default: .later(reason: reason, after: answer.retryAfter)
        }
    }
}

extension String {
    /// W3C Trace Context, version 00.
    fileprivate var isTraceParent: Bool { wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}/) != nil }
}
