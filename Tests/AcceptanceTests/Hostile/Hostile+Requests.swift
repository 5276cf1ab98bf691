/// Batches and frames.
extension Hostile {
    static let requests = batches + framing

    private static let batches = [
        Hostile("an empty batch", text: "[]", "[]"),
        Hostile("a batch of commas", text: "[,]", "[2 × 400 invalid-json]"),
        Hostile("a batch that does not end", body: [UInt8(ascii: "[")] + event(0), "400 invalid-json"),
        Hostile("a batch that ends twice", body: batch([event(0)]) + [UInt8(ascii: "]")], "400 invalid-json"),
        Hostile("half a million zeros", text: "[" + list("0", 524_287) + "]", "413 too-large"),
        Hostile("1,001 events", text: "[" + list("{}", 1_001) + "]", "413 too-large"),
        Hostile("1,000 zeros", text: "[" + list("0", 1_000) + "]", "[1000 × 400 invalid-envelope]"),
        Hostile("1,000 events of a kilobyte", body: batch((0..<1_000).map(large)), "[1000 × 200]"),
        Hostile("an event 1,000 times", body: batch(Array(repeating: event(#line), count: 1_000)), "[200, 999 × 208]"),
        Hostile(
            "10,000 levels beside an event", body: batch([Array(nested("[", "", "]", 10_000).utf8), event(#line)]),
            "[400 invalid-json, 200]"),
        Hostile(
            "a name twice beside an event", body: batch([Array(#"{"a":1,"a":2}"#.utf8), event(#line)]),
            "[400 invalid-json, 200]"),
        Hostile(
            "invalid UTF-8 beside an event", body: batch([[0x22, 0xC0, 0x80, 0x22], event(#line)]),
            "[400 invalid-json, 200]"),
        Hostile(
            "brackets in a text beside an event", body: batch([Array(#""]}[{\"\\""#.utf8), event(#line)]),
            "[400 invalid-envelope, 200]"),
        Hostile("a batch in a batch", body: batch([batch([event(0)]), event(#line)]), "[400 invalid-envelope, 200]"),
        Hostile(
            "a number beyond a double beside an event", body: batch([Array("1e999".utf8), event(#line)]),
            "[400 invalid-json, 200]"),
    ]

    private static let framing = [
        Hostile("one empty frame", frames: [[]], "400 invalid-json"),
        Hostile("two empty frames", frames: [[], []], "400 invalid-json"),
        Hostile("no empty frame", frames: [event(0)], "400 invalid-json"),
        Hostile("something in the empty frame", frames: [[0], event(0)], "400 invalid-json"),
        Hostile("a frame behind the event", frames: [[], event(0), []], "400 invalid-json"),
        Hostile("1,000 empty frames", frames: Array(repeating: [], count: 1_000), "400 invalid-json"),
        Hostile("1,000 events in frames", frames: [[]] + (0..<1_000).map(event), "400 invalid-json"),
        Hostile("an address of somebody else", frames: [[0, 0x80, 0, 0, 0x29], [], event(0)], "400 invalid-json"),
        Hostile(
            "five frames of a megabyte", frames: Array(repeating: Array(repeating: 0x41, count: 1 << 20), count: 5),
            "400 invalid-json"),
    ]

    private static func batch(_ items: [[UInt8]]) -> [UInt8] {
        [UInt8(ascii: "[")] + Array(items.joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
    }

    private static func large(_ number: Int) -> [UInt8] {
        event(100_000 + number).replacing(Array("瓦斯超限".utf8), with: Array(repeating: 0x78, count: 700))
    }
}
