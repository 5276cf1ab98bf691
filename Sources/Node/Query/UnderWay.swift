/// Questions that are being answered: so many at a time, of which no office has more than its share.
struct UnderWay {
    private var count = 0
    private var byOffice: [String: Int] = [:]

    /// More wait with those who ask.
    private static let most = 64
    /// Of one office; further ones are turned away, so that others get their answers.
    private static let mostOfOffice = 16

    var isFull: Bool { count >= Self.most }
    var isEmpty: Bool { count == 0 }

    /// - Parameter office: nil where nobody is told from anybody else.
    /// - Returns: whether the question may be answered; it counts in any case, until its reply has left.
    mutating func begin(_ office: String?) -> Bool {
        count += 1
        guard let office else { return true }
        byOffice[office, default: 0] += 1
        return byOffice[office, default: 0] <= Self.mostOfOffice
    }

    mutating func end(_ office: String?) {
        count -= 1
        guard let office, let left = byOffice[office] else { return }
        byOffice[office] = left > 1 ? left - 1 : nil
    }
}
