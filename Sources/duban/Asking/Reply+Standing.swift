import EventJSON

extension Reply {
    /// What has become of an event, in one line: status, code, place and message.
    var standing: String {
        let place = position.map { "position \($0)" }
        let fault = pointer.flatMap { $0.isEmpty ? nil : $0 }
        let reason = [code, fault, message].compactMap(\.self).joined(separator: ": ")
        let hint = isFinal ? nil : "try again later"
        return (["status \(status)"] + [place, reason.isEmpty ? nil : reason, hint].compactMap(\.self))
            .joined(separator: ", ")
    }
}
