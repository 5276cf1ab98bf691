import EventJSON
import Foundation
import Ledgers

extension Property {
    /// Event JSON: parsing and writing agree, a batch is what its elements are, and an event that went into the log reads
    /// from there as it was decided upon.
    static let event = Property("event") { input in
        try checkValue(input)
        try checkElements(input)
        try checkDecoding(input)
    }

    private static let decoder = EventDecoder(policy: .shipped)
    /// When inputs are received.
    static let receipt = Instant(milliseconds: 1_672_621_200_000)

    private static func checkValue(_ input: [UInt8]) throws {
        guard let value = try? JSONParser.parse(input) else { return }
        let written = value.bytes
        try expect(try JSONParser.parse(written) == value, "written and parsed again it is another value")
        try expect(try JSONParser.parse(written).bytes == written, "written twice it differs")
        try expect(try JSONParser.parse(JSONText.compacted(input)) == value, "without white space it is another value")
        try expect(isAcceptedElsewhere(input), "Foundation refuses what we accept")
    }

    /// By a parser that is not ours. Byte order marks are ours to refuse, and so is what follows.
    private static func isAcceptedElsewhere(_ input: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(input), options: .fragmentsAllowed)) != nil
    }

    private static func checkElements(_ input: [UInt8]) throws {
        let whole = try? JSONParser.parse(input)
        let parts = JSONText.elements(of: input)
        guard case .array(let items)? = whole else {
            return try expect(whole == nil || parts == nil, "what is no array has elements")
        }
        let ranges = try require(parts, "an array has no elements")
        try expect(ranges.count == items.count, "\(ranges.count) elements instead of \(items.count)")
        for (range, item) in zip(ranges, items) {
            try expect(try JSONParser.parse(Array(input[range])) == item, "an element is another one by itself")
        }
    }

    private static func checkDecoding(_ input: [UInt8]) throws {
        let decoded = decoder.decode(input, receivedAt: receipt)
        let again = decoder.decode(decoded.body, receivedAt: receipt)
        try expect(again.body == decoded.body, "the body of the log is compacted further")
        try expect(again.source == decoded.source && again.id == decoded.id, "the log's body names another event")
        switch (decoded.result, again.result) {
        case (.success(let first), .success(let second)):
            try expect(first == second, "the log's body is another event")
        case (.failure(let first), .failure(let second)):
            try expect(first.code == second.code && first.pointer == second.pointer, "the log's body has another fault")
        default: throw Violation("the log's body gets another verdict")
        }
    }
}
