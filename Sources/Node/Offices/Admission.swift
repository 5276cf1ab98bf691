/// What is to be done with a message, before it is looked at.
enum Admission: Sendable {
    /// - Parameter sender: nil where nobody is told from anybody else.
    case admitted(sender: Sender?)
    /// Nobody vouches for it: it is dropped.
    case stranger
    /// Its key was known when the connection was made, and is no more.
    case revoked
    /// Its office has sent too much; it may send it again later.
    case limited
}
