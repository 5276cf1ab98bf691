/// A part of a spool that is not what was written to it. What is readable before and behind it is sent all the same.
public struct SpoolDamage: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// Bytes that are no whole record: flipped bits, garbage, a cut in the middle.
        case damaged
        /// Events are missing without a trace: a file was cut off, or is gone.
        case missing
        /// A record that was being written when the process or the machine went down. Nobody was told that it is kept.
        case unfinished
        /// The file that tells what is settled. What is still there is sent again; the node knows what it has.
        case progress
    }

    public let kind: Kind

    /// The file that it was found in.
    public let file: String

    /// The bytes of the file. Empty where events are missing without a trace: it is the place where they would be.
    public let bytes: Range<Int>

    /// The numbers of the events that are lost to this spool: they had been taken, and had no final reply. Empty where
    /// there are none.
    public let lost: Range<UInt64>

    /// Where the bytes are kept now; nil where there are none.
    public let keptIn: String?

    /// One line for people.
    public var description: String {
        [what, loss, kept].compactMap(\.self).joined(separator: "; ")
    }

    private var what: String {
        switch kind {
        case .damaged: "\(file): bytes \(bytes.lowerBound) to \(bytes.upperBound - 1) are damaged"
        case .missing:
            "\(file): events are missing at byte \(bytes.lowerBound): it was cut, or what followed was removed"
        case .unfinished:
            "\(file): bytes \(bytes.lowerBound) to \(bytes.upperBound - 1) are a write that a crash cut short"
        case .progress:
            "\(file) is missing or damaged: what may have been sent already is sent again, the node knows it"
        }
    }

    private var loss: String? {
        switch (kind, lost.count) {
        case (.progress, 0): nil
        case (.unfinished, 0): "no event had been taken there yet: publish again what was not confirmed"
        case (_, 0): "no event that is still to be sent is affected"
        case (_, 1): "event \(lost.lowerBound) can't be sent: have its publisher publish it again"
        default:
            "events \(lost.lowerBound) to \(lost.upperBound - 1) can't be sent: have their publishers publish them again"
        }
    }

    private var kept: String? {
        keptIn.map { "the bytes are kept in \($0)" }
    }
}
