import EventJSON
import Tables

extension JSONValue {
    /// Compact JSON for standard output, which may be a terminal: the same value as ``text``, with escapes for all that a
    /// terminal would obey.
    var shown: String { text.escapingControls }
}
