import EventJSON

/// An event on its way: its bytes as they were published, and what its reply has to name.
package struct OutgoingEvent: Sendable {
    let bytes: [UInt8]
    /// Nil where the text has none, or is no JSON.
    let source: String?
    let id: String?
    /// Whether it may stand in an array with others: a text that is no JSON could swallow its neighbours.
    let isJSON: Bool

    package init(_ bytes: [UInt8], limit: Int) throws(ProducerError) {
        if let fault = Self.fault(of: bytes, limit: limit) { throw fault }
        let value = try? JSONParser.parse(bytes)
        self.bytes = bytes
        source = value?["source"]?.string
        id = value?["id"]?.string
        isJSON = value != nil
    }

    /// Why these bytes can't be sent as an event at all; nil where they can.
    static func fault(of bytes: [UInt8], limit: Int) -> ProducerError? {
        if bytes.count > limit { return .tooLarge(bytes.count, limit: limit) }
        return JSONText.firstByte(of: bytes) == UInt8(ascii: "[") ? .notOneEvent : nil
    }

    /// Whether a reply can be the one to this event. What either side does not know is no contradiction.
    func isAnswered(by reply: Reply) -> Bool {
        Self.agree(source, reply.source) && Self.agree(id, reply.id)
    }

    private static func agree(_ mine: String?, _ theirs: String?) -> Bool {
        guard let mine, let theirs else { return true }
        return mine == theirs
    }
}
