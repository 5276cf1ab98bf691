/// Where secrets come from: a file for its owner's eyes only, or an environment variable; never the configuration itself, which
/// is copied, mailed and shown.
struct SecretSource {
    let environment: [String: String]

    /// The secret `<name>File` or `<name>Variable` of a section.
    /// - Returns: nil where neither is there.
    func secret(_ name: String, in section: Section) throws(ConfigurationError) -> Secret? {
        let (file, variable) = (section.setting("\(name)File"), section.setting("\(name)Variable"))
        if let file, variable != nil { throw file.refusal("goes without \(name)Variable; give one of them") }
        if let file { return try Secret(read(file)) }
        guard let variable else { return nil }
        return try Secret(lookUp(variable))
    }

    func required(_ name: String, in section: Section) throws(ConfigurationError) -> Secret {
        if let secret = try secret(name, in: section) { return secret }
        throw section.place.refusal(
            "has neither \(name)File nor \(name)Variable: it is a secret, kept in a file (chmod 600) or the environment"
        )
    }

    private func lookUp(_ setting: Setting) throws(ConfigurationError) -> String {
        let name = try setting.text()
        guard name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil else {
            throw setting.refusal("is no name of an environment variable; write for example DUBAN_ROBOT_URL")
        }
        let text = environment[name]?[...].trimmed ?? ""
        guard !text.isEmpty else { throw setting.refusal("there is no environment variable \(name), or it is empty") }
        return text
    }

    private func read(_ setting: Setting) throws(ConfigurationError) -> String {
        let named = NamedFile(path: try Format.path.parse(setting), place: setting.place)
        let file: SmallFile
        do throws(SmallFile.Failure) {
            file = try SmallFile(path: named.resolvedPath)
        } catch {
            throw setting.refusal("\(named.path.quoted) can't be read: \(error.reason)")
        }
        guard !file.isOpenToOthers else {
            throw setting.refusal(
                "\(named.path.quoted) can be read by others than its owner; run: chmod 600 \(named.path.escaped)")
        }
        let text = file.text[...].trimmed
        guard !text.isEmpty, !text.contains(where: \.isNewline) else {
            throw setting.refusal("\(named.path.quoted) holds no secret: one line belongs there")
        }
        return text
    }
}

extension SmallFile.Failure {
    fileprivate var reason: String {
        switch self {
        case .missing: "there is no such file"
        case .notAFile: "it is no file"
        case .unreadable(let reason): reason
        }
    }
}
