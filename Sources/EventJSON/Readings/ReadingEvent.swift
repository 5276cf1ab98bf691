public import Monitoring

/// 监测读数: the event by which a reading is published.
public struct ReadingEvent: Sendable {
    public var reading: Reading
    public var source: String
    public var id: String

    public init(_ reading: Reading, source: String, id: String) {
        self.reading = reading
        self.source = source
        self.id = id
    }

    /// A CloudEvent in structured JSON, without what may be left out: readings are many.
    public var body: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        bytes.append(contentsOf: #"{"specversion":"1.0","type":"reading","source":"#.utf8)
        JSONValue.write(source, to: &bytes)
        bytes.append(contentsOf: #","id":"#.utf8)
        JSONValue.write(id, to: &bytes)
        bytes.append(contentsOf: #","subject":"#.utf8)
        JSONValue.write(reading.point, to: &bytes)
        bytes.append(contentsOf: #","time":"\#(reading.time.rfc3339)","data":{"value":"#.utf8)
        bytes.append(contentsOf: JSONNumber(reading.value).text.utf8)
        bytes.append(contentsOf: #","unit":"#.utf8)
        JSONValue.write(reading.unit, to: &bytes)
        if reading.quality != .good { bytes.append(contentsOf: #","quality":"\#(reading.quality.rawValue)""#.utf8) }
        bytes.append(contentsOf: "}}".utf8)
        return bytes
    }
}
