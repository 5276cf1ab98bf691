/// Where the columns of a CSV file are.
struct CSVColumns: Hashable {
    /// Nil: they are known by their numbers.
    private let names: [String: Int]?

    /// Known by their numbers from 1.
    static let numbered = CSVColumns(names: nil)

    private init(names: [String: Int]?) {
        self.names = names
    }

    /// Known by their names; of two with one name the first. White space around them does not count.
    init(header: [String]) {
        let trimmed = header.map { name in
            String(name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
        names = Dictionary(trimmed.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func index(of name: String) -> Int? {
        if let names { return names[name] }
        return Int(name).map { $0 - 1 }
    }
}
