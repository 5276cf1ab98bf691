import Foundation
import PrometheusMetrics

/// What the data take on their disk, and what is left there.
struct DiskFigures {
    let folder: String

    var families: [MetricFamily] {
        var disk = statvfs()
        let isKnown = statvfs(folder, &disk) == 0
        let block = UInt64(disk.f_frsize)
        return [
            MetricFamily(.dataBytes, bytes),
            // What is kept back for root is not free for a node.
            MetricFamily(.diskFree, isKnown ? UInt64(disk.f_bavail) * block : nil),
            MetricFamily(.diskSize, isKnown ? UInt64(disk.f_blocks) * block : nil),
        ]
    }

    private var bytes: Int? {
        let key = URLResourceKey.fileSizeKey
        let files = try? FileManager.default.contentsOfDirectory(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [key])
        return files?.reduce(0) { $0 + ((try? $1.resourceValues(forKeys: [key]))?.fileSize ?? 0) }
    }
}
