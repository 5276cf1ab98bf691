import EventJSON
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// One line of JSON.
    init(json: JSONValue, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes + [UInt8(ascii: "\n")])))
    }
}
