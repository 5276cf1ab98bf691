/// CRC-32C (Castagnoli), the checksum of iSCSI, ext4 and Btrfs: it finds every flip of up to three bits and every burst
/// of up to 32 within a record. Source: RFC 3720, appendix B.4.
enum CRC32C {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes(of)
    }

    /// Eight bytes a step, each through a table of its own.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var sum = UInt32.max
            var index = 0
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian ^ UInt64(sum)
                sum = step(word, tables)
                index += 8
            }
            for byte in bytes[index...] { sum = tables[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
            return ~sum
        }
    }

    private static func step(_ word: UInt64, _ tables: UnsafeBufferPointer<UInt32>) -> UInt32 {
        var sum: UInt32 = 0
        for place in 0..<8 {
            let byte = Int(truncatingIfNeeded: word >> UInt64(place * 8)) & 0xFF
            sum ^= tables[(7 - place) * 256 + byte]
        }
        return sum
    }

    /// What a byte does to the sum when so many bytes come after it: 8 times 256 entries.
    private static let tables: [UInt32] = {
        var tables = (0..<256).map { entry(UInt32($0)) }
        for index in 256..<2_048 {
            let before = tables[index - 256]
            tables.append(tables[Int(before & 0xFF)] ^ before >> 8)
        }
        return tables
    }()

    private static func entry(_ byte: UInt32) -> UInt32 {
        (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0x82F6_3B78 : sum >> 1 }
    }
}
