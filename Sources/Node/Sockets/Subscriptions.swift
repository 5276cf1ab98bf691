import ZeroMQ

/// What the subscribers of one socket have asked for, as libzmq tells of it: of the first subscription to a prefix, and
/// when the last one to it is gone.
///
/// libzmq keeps some 30 bytes for each byte of a prefix, takes any number of them, and looks through them at each message
/// and when a subscriber leaves: without a bound, one follower could take all memory of the node.
struct Subscriptions {
    /// Who was the first to ask for a prefix: a key; empty where nobody is told from anybody else.
    private var first: [ArraySlice<UInt8>: String] = [:]
    private var weights: [String: Int] = [:]
    private var weight = 0

    /// As much as 15,000 prefixes of 35 bytes: an event type and a zone each.
    static let mostWeight = 1 << 20
    /// Of a prefix, beside its bytes.
    private static let overhead = 32

    /// Whether there are more than anybody needs.
    var areTooMany: Bool { weight > Self.mostWeight }

    /// The key of who has asked for most; nil where nobody is told from anybody else.
    var heaviest: String? {
        weights.filter { !$0.key.isEmpty }.max { $0.value < $1.value }?.key
    }

    /// - Parameter message: 1 and a prefix that is asked for, or 0 and one that nobody asks for any more; anything else is
    ///   nothing that an XPUB is told.
    mutating func note(_ message: Message) {
        guard let frame = message.frames.first, let verb = frame.first else { return }
        switch verb {
        case 1: add(frame.dropFirst(), of: message.userID ?? "")
        case 0: remove(frame.dropFirst())
        default: return
        }
    }

    private mutating func add(_ prefix: ArraySlice<UInt8>, of key: String) {
        guard first[prefix] == nil else { return }
        first[prefix] = key
        weigh(prefix.count + Self.overhead, for: key)
    }

    private mutating func remove(_ prefix: ArraySlice<UInt8>) {
        guard let key = first.removeValue(forKey: prefix) else { return }
        weigh(-(prefix.count + Self.overhead), for: key)
    }

    private mutating func weigh(_ change: Int, for key: String) {
        weight += change
        weights[key, default: 0] += change
    }
}
