/// How a browser keeps its session: out of reach of scripts, and never sent by a page of another site.
enum SessionCookie {
    static let name = "duban-session"

    /// The header `Set-Cookie`. The node ends the session; the browser forgets it with its window.
    static func setting(_ token: SessionToken, isSecure: Bool) -> String {
        "\(name)=\(token.text)\(attributes(isSecure))"
    }

    static func removing(isSecure: Bool) -> String {
        "\(name)=; Max-Age=0\(attributes(isSecure))"
    }

    private static func attributes(_ isSecure: Bool) -> String {
        "; Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }
}
