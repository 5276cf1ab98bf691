import Glibc

/// A port for programs that can't be told to take any free one.
public enum FreePort {
    /// One that is free on 127.0.0.1 now.
    public static func any() throws -> UInt16 {
        let (descriptor, port) = try PlainSocket.bound()
        close(descriptor)
        return port
    }
}
