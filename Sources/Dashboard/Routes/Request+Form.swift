import Hummingbird

extension Request {
    /// The fields of a form that was sent; the media type was checked before.
    func form() async throws(HTTPFault) -> FormFields {
        FormFields(String(decoding: try await bytes(), as: UTF8.self))
    }
}

extension FormFields {
    /// `next`, where it is a page of this site.
    static func ownPage(_ address: String?) -> String? {
        guard let address, address.hasPrefix("/"), !address.hasPrefix("//"), !address.hasPrefix("/api/"),
            address.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return address
    }
}
