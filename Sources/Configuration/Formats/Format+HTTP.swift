extension Format where Value == String? {
    /// Where the HTTP side listens, or `off`.
    static var httpEndpoint: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            let isEndpoint =
                text.wholeMatch(of: /http:\/\/(\[[0-9A-Fa-f:.]+\]|[0-9.]+|localhost):([0-9]{1,5}|\*)\/?/) != nil
            if text == "off" || isEndpoint { return text }
            throw setting.refusal("\(text.quoted) is no address; write for example http://127.0.0.1:7700, or off")
        }
    }

    /// What browsers see of a proxy with TLS.
    static var httpOrigin: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.wholeMatch(of: /https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/) != nil { return text }
            throw setting.refusal("\(text.quoted) is no origin; write for example https://duban.example.cn")
        }
    }
}
