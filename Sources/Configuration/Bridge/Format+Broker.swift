extension Format where Value == BrokerInput {
    static func broker(_ source: String?, _ secrets: SecretSource) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let tls = try section.setting("tls").map { setting throws(ConfigurationError) in
                try Format<BrokerInput.TLS>.tls.parse(setting)
            }
            var broker = BrokerInput(
                name: try section.required("name", as: .messageName), host: try section.required("host", as: .host),
                port: tls == nil ? 1_883 : 8_883, clientID: try section.required("clientId", as: .clientID),
                source: try section.source(or: source),
                subscriptions: try section.required("subscriptions", as: .list(of: .subscription)))
            broker.tls = tls
            try section.read("port", as: .integer(1...65_535), into: &broker.port)
            try section.read("keepalive", as: .duration(.seconds(5) ... .seconds(3_600)), into: &broker.keepalive)
            try section.read("cleanSession", as: .flag, into: &broker.isCleanSession)
            try broker.readAccess(from: section, secrets)
            try section.refuseUnknownKeys()
            return broker
        }
    }
}

extension BrokerInput {
    fileprivate mutating func readAccess(from section: Section, _ secrets: SecretSource) throws(ConfigurationError) {
        if let setting = section.setting("userName") { userName = try Format.text(atMost: 200).parse(setting) }
        password = try secrets.secret("password", in: section)
        if password != nil, userName == nil { throw section.place.refusal("has a password, and no userName") }
    }
}

extension Format where Value == BrokerInput.TLS {
    fileprivate static var tls: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            var tls = BrokerInput.TLS(authority: try section.required("ca", as: .besideThisFile))
            try section.read("certificate", as: .besideThisFile, into: &tls.certificate)
            try section.read("key", as: .besideThisFile, into: &tls.key)
            try section.refuseUnknownKeys()
            if (tls.certificate == nil) != (tls.key == nil) {
                throw setting.refusal("has half of certificate and key; give both, or none")
            }
            return tls
        }
    }
}

extension Format where Value == BrokerInput.Subscription {
    fileprivate static var subscription: Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let topic = try section.required("topic", as: .topic)
            var quality = 1
            if let setting = section.setting("qos") { quality = try setting.deliveryQuality() }
            let meaning = try section.meaning(.json(names: topic.names))
            try section.refuseUnknownKeys()
            return BrokerInput.Subscription(topic: topic, quality: quality, meaning: meaning)
        }
    }
}

extension Setting {
    /// Of an exactly-once delivery the library tells only after it has acknowledged what it has in memory alone.
    fileprivate func deliveryQuality() throws(ConfigurationError) -> Int {
        if says("2") {
            throw refusal(
                "2 would be acknowledged before it is durable here, and lost by a kill; write 1: what comes twice is known by its id or time"
            )
        }
        return try Format.integer(0...1).parse(self)
    }
}

extension Format where Value == TopicPattern {
    fileprivate static var topic: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if let topic = TopicPattern(text) { return topic }
            throw setting.refusal(
                "\(text.quoted) is no topic; write for example mine/{mine}/gas/{sensor}, + or a # at the end")
        }
    }
}

extension Format where Value == String {
    fileprivate static var host: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[A-Za-z0-9.:_-]{1,253}/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no host; write a name or an address, without mqtt:// and port")
        }
    }

    fileprivate static var clientID: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /[!-~]{1,64}/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no client id; write 1 to 64 visible ASCII characters")
        }
    }
}
