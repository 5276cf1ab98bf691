import Ledgers
import ZeroMQ

/// One socket of the ``Tail``, and who reads there. Only touched on the tail's thread.
final class Outlet {
    let door: Door
    /// What the list of offices says; nil for the node's own tail.
    let asked: String?
    /// Where it was bound, with its port; before that, where it is to be.
    var endpoint: String
    var viewer: Viewer
    var socket: Socket?
    var subscriptions = Subscriptions()
    /// False once there is no office any more that is to read there.
    private(set) var isWanted = true

    /// The node's own.
    init(door: Door, viewer: Viewer) {
        self.door = door
        self.viewer = viewer
        asked = nil
        endpoint = ""
    }

    /// That of one office.
    init(_ office: Office) {
        let endpoint = office.tail ?? ""
        door = .tailOf(endpoint: endpoint)
        asked = endpoint
        viewer = Viewer(office)
        self.endpoint = endpoint
    }

    func close() {
        socket?.close()
        socket = nil
        subscriptions = Subscriptions()
    }

    /// Nobody is to read there any more.
    func end() {
        isWanted = false
        close()
    }
}
