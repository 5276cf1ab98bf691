import Ledgers

/// Parts that several types share (section 3).
extension FieldReader {
    mutating func enterprise() throws(Fault) -> Enterprise? {
        guard var fields = try object("enterprise") else { return nil }
        let name = try fields.requiredText("name", upTo: 200)
        let uscc = try fields.string("uscc")
        if let uscc, !CreditCode.isValid(uscc) {
            throw fields.fault(at: "uscc", "uscc is 18 characters of a 统一社会信用代码 with its check character")
        }
        try fields.refuseOthers()
        return Enterprise(name: name, uscc: uscc)
    }

    mutating func requiredEnterprise() throws(Fault) -> Enterprise {
        guard let enterprise = try enterprise() else { throw missing("enterprise") }
        return enterprise
    }

    mutating func area() throws(Fault) -> String? {
        guard let text = try string("area") else { return nil }
        guard AreaCode.isValid(text) else {
            throw fault(at: "area", "area is 6, 9 or 12 digits, or 6 digits, - and 1 to 16 of a-z and 0-9")
        }
        return text
    }

    mutating func requiredArea() throws(Fault) -> String {
        guard let area = try area() else { throw missing("area") }
        return area
    }

    mutating func sector(of sectors: [[UInt8]]) throws(Fault) -> String? {
        guard let text = try string("sector") else { return nil }
        let isKnown = text.withExactBytes { text in
            sectors.contains { $0.withUnsafeBufferPointer(text.isEqual) }
        }
        guard isKnown else {
            throw fault(at: "sector", "sector is none of the policy's sectors (policy.yaml, sectors)")
        }
        return text
    }

    mutating func requiredSector(of sectors: [[UInt8]]) throws(Fault) -> String {
        guard let sector = try sector(of: sectors) else { throw missing("sector") }
        return sector
    }

    /// Evidence stays in the log; here it is only checked.
    mutating func checkEvidence() throws(Fault) {
        guard let items = try array("evidence", upTo: 20) else { return }
        for (index, item) in items.enumerated() {
            var fields = try Self.object(item, at: pointer(to: "evidence") + "/\(index)", faults: code)
            _ = try fields.requiredText("uri", upTo: 2_000)
            if let digest = try fields.string("sha256"), !Self.isDigest(digest) {
                throw fields.fault(at: "sha256", "sha256 is 64 lower-case hexadecimal digits")
            }
            try fields.refuseOthers()
        }
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
