/// `https://duban.example.cn`: what stands in a browser's address bar where a TLS proxy is in front.
public struct Origin: Hashable, Sendable {
    public let text: String

    /// - Returns: nil where the text is no `https://<name>[:<port>]` in lower case.
    public init?(_ text: String) {
        guard text.wholeMatch(of: /https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/) != nil else { return nil }
        self.text = text
    }

    /// Name and port, as in the header `Host`.
    var authority: String { String(text.dropFirst("https://".count)) }
}
