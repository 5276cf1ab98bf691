extension Format where Value == WebInput {
    static func web(_ secrets: SecretSource) -> Format {
        Format { setting throws(ConfigurationError) in
            let section = try setting.section()
            let address = try section.required("listen", as: .listening)
            var web = WebInput(
                name: try section.required("name", as: .messageName), host: address.host, port: address.port)
            web.token = try secrets.secret("token", in: section)
            if let token = web.token, token.revealed.wholeMatch(of: /[!-~]{32,}/) == nil {
                throw section.place.refusal(
                    "has a token that is none: give 32 characters or more without spaces, as openssl rand -hex 32 makes them"
                )
            }
            if web.token == nil, !web.isLoopback {
                throw section.place.refusal("is open to others, and has no tokenFile; give one, or listen on 127.0.0.1")
            }
            try section.read("requestBytes", as: .bytes(1_024...1_048_576), into: &web.requestBytes)
            try section.read("requests", as: .integer(1...1_000), into: &web.requests)
            try section.read("patience", as: .duration(.milliseconds(100) ... .seconds(60)), into: &web.patience)
            try section.refuseUnknownKeys()
            return web
        }
    }
}

extension Format where Value == (host: String, port: Int) {
    fileprivate static var listening: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            let address = /http:\/\/(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+|localhost)):([0-9]{1,5}|\*)\/?/
            guard let match = text.wholeMatch(of: address), let host = match.1 ?? match.2,
                let port = match.3 == "*" ? 0 : UInt16(match.3)
            else { throw setting.refusal("\(text.quoted) is no address; write for example http://127.0.0.1:7710") }
            return (String(host), Int(port))
        }
    }
}
