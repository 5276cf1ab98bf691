package import EventJSON
import Glibc

extension Double {
    /// With three significant digits and all of its whole part, as people read figures that were computed: `0.523`, `12.3`, `1204`.
    package var shown: String {
        guard self != 0, isFinite else { return JSONValue(isFinite ? 0 : nil as Double?).display }
        let digits = Swift.max(0, 2 - Int(log10(magnitude).rounded(.down)))
        guard digits <= 12 else { return JSONValue(self).text }
        let scale = pow(10, Double(digits))
        return JSONValue((self * scale).rounded() / scale).text
    }
}

extension JSONValue {
    /// A member that is a number.
    package func figure(_ name: String) -> Double? {
        guard case .number(let number) = self[name] else { return nil }
        return number.double
    }
}
