import Dashboard
import DubanConfiguration
import NodeMetrics
import PrometheusMetrics

extension DashboardMetrics {
    init(_ page: MetricsPage, counted: PrometheusRegistry, token: MetricsToken?) {
        self.init(factory: counted, mediaType: ExpositionText.mediaType, token: token) { await page.text() }
    }
}

extension MetricsToken {
    /// - Throws: ``CommandFailure``, also where others than the owner may read the file.
    init(file path: String) throws(CommandFailure) {
        guard let file = try? SmallFile(path: path) else {
            throw CommandFailure("the metrics token \(path) can't be read; make it with openssl rand -hex 32 > \(path)")
        }
        guard !file.isOpenToOthers else {
            throw CommandFailure(
                "the metrics token \(path) can be read by others than its owner; run: chmod 600 \(path)")
        }
        guard let token = MetricsToken(file.text) else {
            throw CommandFailure(
                "\(path) holds no token: give 32 characters or more without spaces, as openssl rand -hex 32 makes them")
        }
        self = token
    }
}
