extension Format where Value == MessageDestination {
    static func destination(_ secrets: SecretSource) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let name = try section.required("name", as: .messageName)
            let kind = try section.required("kind", as: Format<MessageDestination.Kind>.choice)
            var destination = MessageDestination(
                name: name, kind: kind, url: try section.address(of: kind, secrets))
            try destination.readAccess(from: section, secrets)
            try section.read("perMinute", as: .integer(2...kind.mostPerMinute), into: &destination.perMinute)
            try section.read(
                "timeout", as: .duration(.milliseconds(100) ... .seconds(30)), into: &destination.timeout)
            try section.refuseUnknownKeys()
            return destination
        }
    }
}

extension MessageDestination {
    fileprivate mutating func readAccess(
        from section: Section, _ secrets: SecretSource
    ) throws(ConfigurationError) {
        switch kind {
        case .wecom: break
        case .dingtalk: secret = try secrets.secret("secret", in: section)
        case .http: secret = try secrets.secret("token", in: section)
        case .mail:
            from = try section.required("from", as: .mailAddress)
            if let setting = section.setting("user") { user = try Format.text(atMost: 200).parse(setting) }
            secret = try secrets.secret("password", in: section)
            if (user == nil) != (secret == nil) {
                throw section.place.refusal("has half of user and password; give both, or none")
            }
        }
    }
}

extension Section {
    /// A robot's address holds its key; what `http` and `mail` have in theirs may be shown.
    fileprivate func address(
        of kind: MessageDestination.Kind, _ secrets: SecretSource
    ) throws(ConfigurationError) -> Secret {
        let address: Secret
        switch kind {
        case .wecom, .dingtalk:
            if let url = setting("url") {
                throw url.refusal("holds the robot's key; put it into a file and write urlFile")
            }
            address = try secrets.required("url", in: self)
        case .http:
            if let secret = try secrets.secret("url", in: self) {
                address = secret
            } else {
                address = Secret(try required("url", as: .url))
            }
        case .mail: return Secret(try required("url", as: .mailServer))
        }
        guard address.revealed.isWebAddress else {
            throw place.refusal("has an address that is none; \(webAddressHint)")
        }
        return address
    }
}

private let webAddressHint = "it is https://<host>/<path>, and http:// for this machine only"

extension String {
    /// Whether a secret can be sent there: encrypted, or within this machine.
    fileprivate var isWebAddress: Bool {
        guard
            let match = wholeMatch(
                of: /(https?):\/\/(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?(\/[!-~]*|\?[!-~]*)?/)
        else { return false }
        return match.1 == "https" || String(match.2).isLoopback
    }

    fileprivate var isLoopback: Bool {
        self == "localhost" || self == "[::1]" || wholeMatch(of: /127(\.[0-9]{1,3}){3}/) != nil
    }
}

extension Format where Value == String {
    /// In names of cursors, of which the outbox takes 64 characters, and in ids.
    static var messageName: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[a-z][a-z0-9-]{0,31}/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no name; write 1 to 32 of a-z, 0-9 and -, a letter first")
        }
    }

    fileprivate static var url: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.isWebAddress { return text }
            throw setting.refusal("is no address; \(webAddressHint)")
        }
    }

    /// Encrypted, but for this machine: `smtps://` from the beginning, `smtp://` by STARTTLS.
    fileprivate static var mailServer: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /smtps?:\/\/(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?/) != nil { return text }
            throw setting.refusal("is no mail server; write for example smtps://smtp.example.cn:465 or smtp://…:587")
        }
    }

    static var mailAddress: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.utf8.count <= 254,
                text.wholeMatch(of: /[A-Za-z0-9.!#$%&'*+\/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]+/) != nil
            {
                return text
            }
            throw setting.refusal("\(text.quoted) is no mail address; write for example duban@example.cn")
        }
    }
}

extension Format where Value == String? {
    static var page: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /https?:\/\/[A-Za-z0-9.:\[\]-]+/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no origin; write for example https://duban.example.cn")
        }
    }
}
