import HTTPTypes
import Hummingbird
import NIOCore

/// Style, scripts and icon: the same for everybody, also before the login.
struct AssetRoutes: Sendable {
    func add(to router: Router<DashboardContext>) {
        for (path, asset) in Asset.all {
            router.get("\(path)") { request, _ in Self.answer(asset, to: request) }
        }
    }

    /// Browsers ask each time whether theirs is still the one: a new node never shows pages with old scripts.
    private static func answer(_ asset: Asset, to request: Request) -> Response {
        let headers: HTTPFields = [.contentType: asset.type, .eTag: asset.tag, .cacheControl: "no-cache"]
        if request.headers[.ifNoneMatch] == asset.tag { return Response(status: .notModified, headers: headers) }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
