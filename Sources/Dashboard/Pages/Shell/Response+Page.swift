import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A page: what it shows is for whoever is logged in, and of this moment.
    init(html: String, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// After a form, to a page that can be loaded again without doing it again.
    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }
}
