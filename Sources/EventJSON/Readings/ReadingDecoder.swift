public import Ledgers
import Monitoring

/// Turns events of the type `reading` into readings (sections 1 and 10.2): the checks of ``EventDecoder``, in their order, at a
/// fraction of the cost, since readings come by the hundred thousand a second.
public struct ReadingDecoder: Sendable {
    /// The type by which a reading is told from the other events.
    public static let type: StaticString = "reading"
    /// Bytes of a reading's text.
    public static let largestSize = 1_024

    private let futureLimit: Span

    public init(policy: Policy) {
        futureLimit = policy.events.futureLimit
    }

    /// - Parameter receivedAt: what `time` may lie after by no more than the policy's limit.
    /// - Returns: nil where `value` is not of the type `reading`, or has none that can be read: it is for ``EventDecoder`` to
    ///   judge.
    public func decode(_ value: JSONPart, receivedAt: Instant) -> DecodedReading? {
        guard value.string("type")?.isExactly(Self.type) == true else { return nil }
        var head: EnvelopeHead?
        let result = judged(value, timeLimit: receivedAt + futureLimit, &head)
        return DecodedReading(value, head, result)
    }

    private func judged(
        _ value: JSONPart, timeLimit: Instant, _ head: inout EnvelopeHead?
    ) -> Result<Reading, ReadingRefusal> {
        guard value.range.count <= Self.largestSize else { return .failure(.tooLarge) }
        do {
            var attributes = try FieldReader.object(value, at: "", faults: .invalidEnvelope)
            head = try EnvelopeHead(&attributes)
            let point = try attributes.number("subject")
            let time = try attributes.requiredInstant("time")
            guard time <= timeLimit else { return .failure(.ahead(attributes.tooFarAhead("time"))) }
            return .success(try reading(of: point, at: time, FieldReader.data(of: value)))
        } catch {
            return .failure(.invalid(error))
        }
    }

    private func reading(of point: String, at time: Instant, _ data: FieldReader) throws(Fault) -> Reading {
        var data = data
        let reading = Reading(
            point: point, time: time, value: try data.figure("value"), unit: try data.requiredText("unit", upTo: 20),
            quality: try data.oneOf("quality", Quality.self) ?? .good)
        try data.refuseOthers()
        return reading
    }
}
