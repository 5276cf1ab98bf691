public import Ledgers

extension LedgerCatalog {
    /// The ledgers that a file gives (`ledgers.yaml`), in its order; the shipped eight where it has no `ledgers`.
    ///
    /// - Throws: what is refused first: an unreadable file, a fault of YAML, an unknown key, a value that is not
    ///   allowed or a code that two ledgers share.
    public static func load(file: String) throws(ConfigurationError) -> LedgerCatalog {
        try LedgerCatalog(from: Document.load(file: file))
    }

    init(from document: Document) throws(ConfigurationError) {
        self = .shipped
        try document.root.read("ledgers", as: .list(of: .ledger), into: &ledgers)
        try document.root.refuseUnknownKeys()
        try refuseSharedCodes(at: document.places)
    }

    private func refuseSharedCodes(at places: Places) throws(ConfigurationError) {
        var indices: [String: Int] = [:]
        for (index, ledger) in ledgers.enumerated() {
            if let other = indices.updateValue(index, forKey: ledger.code) {
                throw places["ledgers[\(index)].code"].refusal(
                    "\(ledger.code.quoted) is the code of ledgers[\(other)] already")
            }
        }
    }
}
