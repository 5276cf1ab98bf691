/// What a route would send next.
enum Parcel: Sendable {
    case single(Waiting)
    /// Ordinary ones, oldest first; the text says how many of them fit.
    case digest([Waiting])

    var items: [Waiting] {
        switch self {
        case .single(let waiting): [waiting]
        case .digest(let waiting): waiting
        }
    }

    var isDigest: Bool { if case .digest = self { true } else { false } }

    /// Of that which was tried least.
    var attempts: Int { items.map(\.attempts).min() ?? 0 }

    /// Fewest attempts first, so that one message that is refused for now does not keep the others; among equals what is urgent,
    /// then what is older.
    static func precedes(_ left: Parcel, _ right: Parcel) -> Bool {
        left.rank < right.rank
    }

    private var rank: (Int, Int, Int64) {
        let first = items.first?.position ?? 0
        if case .single = self { return (attempts, 0, first) }
        return (attempts, 1, first)
    }
}
