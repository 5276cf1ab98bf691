import EventJSON
import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
    /// Bytes of a request's body.
    static let mostBytes = 64 << 10

    /// The body, an object in JSON; the media type was checked before.
    func json() async throws(HTTPFault) -> (JSONValue, bytes: [UInt8]) {
        let bytes = try await bytes()
        guard let json = try? JSONParser.parse(bytes), case .object = json else { throw .invalid("请求内容须为一个 JSON 对象") }
        return (json, bytes)
    }

    func bytes() async throws(HTTPFault) -> [UInt8] {
        do {
            return Array(buffer: try await body.collect(upTo: Self.mostBytes))
        } catch is NIOTooManyBytesError {
            throw .tooLarge
        } catch {
            throw .invalid("请求内容不完整")
        }
    }

    /// The session that the browser shows.
    var token: SessionToken? {
        cookies[SessionCookie.name].map { SessionToken(text: $0.value) }
    }
}
