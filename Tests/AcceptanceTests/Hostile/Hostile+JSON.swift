/// What is no JSON, or too clever by half.
extension Hostile {
    static let json = duplicates + surrogates + numbers + encodings + nesting + texts

    private static let duplicates = [
        Hostile("a name twice", #""level":"general""#, #""level":"general","level":"major""#, "400 invalid-json"),
        Hostile(
            "a name twice, once escaped", #""level":"general""#, #""level":"general","l\u0065vel":"major""#,
            "400 invalid-json"),
        Hostile(
            "an attribute twice", #""specversion":"1.0""#, #""specversion":"1.0","specversion":"1.0""#,
            "400 invalid-json"),
    ]

    private static let surrogates = [
        Hostile("a high surrogate alone", "瓦斯超限", #"\ud83d"#, "400 invalid-json"),
        Hostile("a low surrogate alone", "瓦斯超限", #"\ude00"#, "400 invalid-json"),
        Hostile("surrogates the wrong way round", "瓦斯超限", #"\ude00\ud83d"#, "400 invalid-json"),
        Hostile("a high surrogate and a letter", "瓦斯超限", #"\ud83d\u0041"#, "400 invalid-json"),
        Hostile("half a surrogate in a name", #""level""#, #""\ud83d":1,"level""#, "400 invalid-json"),
        Hostile("a pair", "瓦斯超限", #"\ud83d\ude00"#, "200"),
    ]

    private static let numbers = [
        Hostile("1e999", #""fundsYuan":1"#, #""fundsYuan":1e999"#, "400 invalid-json"),
        Hostile("-1e999", #""fundsYuan":1"#, #""fundsYuan":-1e999"#, "400 invalid-json"),
        Hostile(
            "400 digits", #""fundsYuan":1"#, #""fundsYuan":"# + String(repeating: "9", count: 400), "400 invalid-json"),
        Hostile("1e308", #""fundsYuan":1"#, #""fundsYuan":1e308"#, "400 invalid-data /data/fundsYuan"),
        Hostile("an exponent of a mile", #""fundsYuan":1"#, #""fundsYuan":1e-99999999999999999999"#, "200"),
        Hostile(
            "half a million digits", #""fundsYuan":1"#, #""fundsYuan":0."# + String(repeating: "3", count: 500_000),
            "200"),
        Hostile("NaN", #""fundsYuan":1"#, #""fundsYuan":NaN"#, "400 invalid-json"),
        Hostile("Infinity", #""fundsYuan":1"#, #""fundsYuan":Infinity"#, "400 invalid-json"),
        Hostile("0x10", #""fundsYuan":1"#, #""fundsYuan":0x10"#, "400 invalid-json"),
        Hostile("a leading zero", #""fundsYuan":1"#, #""fundsYuan":01"#, "400 invalid-json"),
    ]

    private static let encodings = [
        Hostile("overlong, two bytes", "瓦斯超限", bytes: [0xC0, 0x80], "400 invalid-json"),
        Hostile("overlong, three bytes", "瓦斯超限", bytes: [0xE0, 0x80, 0xAF], "400 invalid-json"),
        Hostile("overlong, four bytes", "瓦斯超限", bytes: [0xF0, 0x80, 0x80, 0xAF], "400 invalid-json"),
        Hostile("a surrogate in UTF-8", "瓦斯超限", bytes: [0xED, 0xA0, 0x80], "400 invalid-json"),
        Hostile("beyond U+10FFFF", "瓦斯超限", bytes: [0xF4, 0x90, 0x80, 0x80], "400 invalid-json"),
        Hostile("a byte of no encoding", "瓦斯超限", bytes: [0xFF], "400 invalid-json"),
        Hostile("a character cut short", "瓦斯超限", bytes: [0xE7, 0x93], "400 invalid-json"),
        Hostile("a continuation alone", "瓦斯超限", bytes: [0x80], "400 invalid-json"),
        Hostile(
            "invalid UTF-8 in a name", #""level""#,
            bytes: [0x22, 0xFF, 0x22, 0x3A, 0x31, 0x2C] + Array(#""level""#.utf8), "400 invalid-json"),
        Hostile("GBK", "瓦斯超限", bytes: [0xCD, 0xDF, 0xCB, 0xB9], "400 invalid-json"),
        Hostile("UTF-16", body: [0xFF, 0xFE] + event(0).flatMap { [$0, 0] }, "400 invalid-json"),
        Hostile("a byte order mark", body: [0xEF, 0xBB, 0xBF] + event(0), "400 invalid-json"),
        Hostile("a raw NUL in a text", "瓦斯超限", bytes: [0x41, 0, 0x42], "400 invalid-json"),
        Hostile("a raw line break in a text", "瓦斯超限", "a\nb", "400 invalid-json"),
        Hostile("a NUL behind the event", body: event(0) + [0], "400 invalid-json"),
        Hostile("a megabyte of NULs", body: Array(repeating: 0, count: 1 << 20), "400 invalid-json"),
        Hostile("a megabyte of no encoding", body: Array(repeating: 0xFF, count: 1 << 20), "400 invalid-json"),
        Hostile("nothing", body: [], "400 invalid-json"),
        Hostile("white space", text: " \t\r\n", "400 invalid-json"),
        Hostile("a megabyte of white space", body: Array(repeating: 0x20, count: 1 << 20), "400 invalid-json"),
    ]

    private static let nesting = [
        Hostile("10,000 arrays", text: nested("[", "", "]", 10_000), "[400 invalid-json]"),
        Hostile("10,000 objects", text: nested(#"{"a":"#, "0", "}", 10_000), "400 invalid-json"),
        Hostile("10,000 of both", text: nested(#"[{"a":"#, "0", "}]", 5_000), "[400 invalid-json]"),
        Hostile(
            "10,000 arrays in an event", #""fundsYuan":1"#, #""evidence":"# + nested("[", "", "]", 10_000),
            "400 invalid-json"),
        Hostile(
            "a megabyte of brackets", body: Array(repeating: UInt8(ascii: "["), count: 1 << 20), "400 invalid-json"),
        Hostile("a megabyte of braces", body: Array(repeating: UInt8(ascii: "{"), count: 1 << 20), "400 invalid-json"),
        Hostile("100 levels", text: nested("[", "", "]", 100), "[400 invalid-envelope]"),
        Hostile(
            "a list of lists as evidence", #""fundsYuan":1"#, #""evidence":"# + nested("[", "", "]", 90),
            "400 invalid-data /data/evidence/0"),
    ]

    private static let texts = [
        Hostile("a NUL in a text", "瓦斯超限", #"a\u0000b"#, "400 invalid-data /data/description"),
        Hostile("a text of white space", "瓦斯超限", #" \u3000\u00a0"#, "400 invalid-data /data/description"),
        Hostile("escapes for a terminal", "瓦斯超限", #"\u001b[2J\u009b31m"#, "200"),
        Hostile("the other reading direction", "瓦斯超限", "\u{202E}限超\u{2066}", "200"),
        Hostile("no width at all", "瓦斯超限", "瓦\u{200B}\u{FEFF}斯", "200"),
        Hostile("a formula", "瓦斯超限", "=cmd|'/c calc'!A1", "200"),
        Hostile("mark-up", "瓦斯超限", "<script>alert(1)</script>", "200"),
        Hostile("SQL", "瓦斯超限", "'); DROP TABLE log; --", "200"),
        Hostile("2,001 characters", "瓦斯超限", String(repeating: "限", count: 2_001), "400 invalid-data /data/description"),
    ]

    static func nested(_ opening: String, _ core: String, _ closing: String, _ depth: Int) -> String {
        String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
    }
}
