/// A request in the making: the next events in their order, as many as are waiting and fit.
struct Batch {
    let limits: BatchLimits
    private(set) var numbers: [Int] = []
    private(set) var body: [UInt8] = []
    private var isClosed = false

    init(limits: BatchLimits) {
        self.limits = limits
    }

    /// Adds an event; `false` where it has to wait for a later request, and all behind it with it.
    mutating func add(_ event: OutgoingEvent, number: Int) -> Bool {
        guard takes(event) else { return false }
        body.append(UInt8(ascii: numbers.isEmpty ? "[" : ","))
        body.append(contentsOf: event.bytes)
        numbers.append(number)
        isClosed = !event.isJSON
        return true
    }

    /// What goes out: a lone event as it is, several as an array.
    func finished() -> [UInt8] {
        numbers.count == 1 ? Array(body.dropFirst()) : body + [UInt8(ascii: "]")]
    }

    /// A first event is always taken: that it is not too large by itself was checked when it was published.
    private func takes(_ event: OutgoingEvent) -> Bool {
        guard !numbers.isEmpty else { return true }
        return !isClosed && event.isJSON && numbers.count < limits.events
            && body.count + event.bytes.count + 2 <= limits.bytes
    }
}
