/// A string where it stands in its text: it is made into a `String` only where somebody reads it.
struct StringPart {
    private let document: JSONDocument
    private let index: Int

    /// - Parameter index: of a string's node.
    init(_ document: JSONDocument, at index: Int) {
        self.document = document
        self.index = index
    }

    var text: String { document.text(of: index) }

    /// Where the text stands in the document's bytes; nil where escapes stand for some of it.
    var range: Range<Int>? {
        let node = document.nodes[index]
        return node.kind == .string ? node.content : nil
    }

    func withBytes<Outcome>(_ work: (UnsafeBufferPointer<UInt8>) -> Outcome) -> Outcome {
        document.withText(of: index, work)
    }

    func isExactly(_ text: StaticString) -> Bool {
        withBytes { $0.isEqual(to: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)) }
    }
}

extension JSONPart {
    /// The value as a string; nil where it is none.
    var stringPart: StringPart? { node.isString ? StringPart(document, at: index) : nil }

    /// An object's member, where it is a string; nil where this is no object.
    func string(_ name: StaticString) -> StringPart? {
        guard node.kind == .object else { return nil }
        let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        return document.member(name, of: index).flatMap { document.part(at: $0.value).stringPart }
    }

    /// Where it stands in its document's bytes.
    var range: Range<Int> { node.start..<node.end }
}
