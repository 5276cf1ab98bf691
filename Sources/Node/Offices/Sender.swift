/// Who has sent an event, as far as anybody vouches for it.
package struct Sender: Sendable {
    /// The office's name.
    package let office: String
    let allowance: Allowance
}
