import Foundation

/// A file system and where it is mounted: proc(5), `/proc/self/mounts`.
struct Mount: Hashable, CustomStringConvertible {
    let device: String
    let point: String
    let type: String

    var description: String { "\(type) on \(device)" }

    /// - Parameter line: nil is given back where it is no line of that file.
    init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        guard words.count >= 3 else { return nil }
        (device, point, type) = (String(words[0]), String(words[1]), String(words[2]))
    }

    static var all: [Mount] {
        let text = (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap(Mount.init(line:))
    }

    func holds(_ path: String) -> Bool {
        point == "/" || path == point || path.hasPrefix(point + "/")
    }
}

extension [Mount] {
    /// The one that a path lies on: of those above it the nearest, and of several on one point the last.
    func holding(_ path: String) -> Mount? {
        let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return filter { $0.holds(path) }.reduce(nil) { best, mount in
            mount.point.count >= best?.point.count ?? 0 ? mount : best
        }
    }
}
