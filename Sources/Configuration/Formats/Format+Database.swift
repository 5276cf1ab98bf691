extension Format where Value == String? {
    /// The address of a database. What stands there may hold a password, so a refusal does not repeat it.
    static var database: Format {
        Format { setting throws(ConfigurationError) in
            let text = try setting.text()
            if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") { return text }
            throw setting.refusal("is no address of a database; write for example postgresql://duban@127.0.0.1/duban")
        }
    }
}
