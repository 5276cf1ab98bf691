/// JSON that is well formed, of events that are not, or only look as if they were not.
extension Hostile {
    static let events = kinds + names + sizes

    private static let kinds = [
        Hostile("null", text: "null", "400 invalid-envelope"),
        Hostile("a number", text: "5", "400 invalid-envelope"),
        Hostile("a text", text: #""{}""#, "400 invalid-envelope"),
        Hostile("an empty object", text: "{}", "400 invalid-envelope /specversion"),
        Hostile("two events without a comma", body: event(0) + event(0), "400 invalid-json"),
        Hostile("data as text", #""data":{"#, #""data":"x","extra":{"#, "400 invalid-data /data"),
        Hostile("an unknown field", #""fundsYuan":1"#, #""fundsyuan":1"#, "400 invalid-data /data/fundsyuan"),
        Hostile("an unknown type", "hazard-found", "hazard-fuond", "400 unknown-type /type"),
        Hostile("the node's own source", "/offices/hostile", "/duban", "403 forbidden /source"),
        Hostile("a year of 9999", "2024-01-05T", "9999-01-05T", "400 invalid-envelope /time"),
    ]

    private static let names = [
        Hostile("a path as id", #""id":"h"#, #""id":"../../etc/passwd"#, "200"),
        Hostile("an encoded path as id", #""id":"h"#, #""id":"%2e%2e%2f"#, "200"),
        Hostile("a Windows path as id", #""id":"h"#, #""id":"C:\\con\\..\\"#, "200"),
        Hostile("a shell's characters as id", #""id":"h"#, #""id":";`$(reboot)`|&"#, "200"),
        Hostile("quotes as id", #""id":"h"#, #""id":"'\"--"#, "200"),
        Hostile("a line break in an id", #""id":"h"#, #""id":"h\n"#, "400 invalid-envelope /id"),
        Hostile("a NUL in an id", #""id":"h"#, #""id":"h\u0000"#, "400 invalid-envelope /id"),
        Hostile("an escape in an id", #""id":"h"#, #""id":"\u001b[31m"#, "400 invalid-envelope /id"),
        Hostile("a space in an id", #""id":"h"#, #""id":"h h"#, "400 invalid-envelope /id"),
        Hostile("汉字 as id", #""id":"h"#, #""id":"隐患"#, "400 invalid-envelope /id"),
        Hostile(
            "129 characters as id", #""id":"h"#, #""id":""# + String(repeating: "i", count: 129),
            "400 invalid-envelope /id"),
        Hostile(
            "a megabyte as id", #""id":"h"#, #""id":""# + String(repeating: "i", count: 1_000_000),
            "400 invalid-envelope /id"),
        Hostile(
            "an escape in a source", "/offices/hostile", #"/offices/\u001b]0;x\u0007"#, "400 invalid-envelope /source"),
        Hostile("a path as number", #""subject":"H"#, #""subject":"../H"#, "400 invalid-envelope /subject"),
        Hostile("dots as number", #""subject":"H"#, #""subject":".."#, "200"),
        Hostile("a path as area", "140403", "../140403", "400 invalid-data /data/area"),
        Hostile("a wildcard as area", "140403", "14%", "400 invalid-data /data/area"),
        Hostile("full-width digits as area", "140403", "１４０４０３", "400 invalid-data /data/area"),
    ]

    private static let sizes = [
        Hostile(
            "a name of 900,000 characters", #""fundsYuan":1"#, "\"" + String(repeating: "k", count: 900_000) + #"":1"#,
            "400 invalid-data /data/kkkkkkkkkkkkkkkkkk"),
        Hostile(
            "a megabyte in an extension", #""data":"#,
            #""ext":""# + String(repeating: "x", count: 1_000_000) + #"","data":"#, "200"),
        Hostile("50,000 extensions", #""data":"#, (0..<50_000).map { "\"x\($0)\":0," }.joined() + #""data":"#, "200"),
        Hostile(
            "50,000 fields", #""fundsYuan":1"#, (0..<50_000).map { "\"x\($0)\":0" }.joined(separator: ","),
            "400 invalid-data /data/x0"),
        Hostile(
            "20,000 pieces of evidence", #""fundsYuan":1"#, #""evidence":["# + list(#"{"uri":"u"}"#, 20_000) + "]",
            "400 invalid-data /data/evidence"),
        Hostile(
            "half a million zeros in an extension", #""data":"#, #""ext":["# + list("0", 500_000) + #"],"data":"#, "200"
        ),
        Hostile(
            "a quarter of a million lists in an extension", #""data":"#,
            #""ext":["# + list("[0]", 250_000) + #"],"data":"#, "200"),
        Hostile("a byte too many", body: Array(repeating: 0x20, count: 1 << 20 + 1), "413 too-large"),
        Hostile("four megabytes", body: Array(repeating: 0x7B, count: 4 << 20), "413 too-large"),
    ]

    static func list(_ item: String, _ count: Int) -> String {
        Array(repeating: item, count: count).joined(separator: ",")
    }
}
