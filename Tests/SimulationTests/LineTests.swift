import Testing
import ZeroMQ

@testable import Simulation

/// The simulated network by itself.
@Suite struct LineTests {
    @Test("a connection keeps the order, and loses nothing while it holds", arguments: UInt64(1)...20)
    func order(_ seed: UInt64) {
        let received = exchange(seed: seed, LineFaults())
        #expect(received.requests == Array(0..<50))
        #expect(received.replies == Array(0..<50))
    }

    @Test("one that breaks brings a first part, in order, and then nothing", arguments: UInt64(1)...20)
    func breaks(_ seed: UInt64) {
        var faults = LineFaults()
        faults.breaks = 30
        let received = exchange(seed: seed, faults)
        #expect(received.requests == (0..<received.requests.count).map(UInt8.init))
        #expect(received.replies == (0..<received.replies.count).map(UInt8.init))
        #expect(received.replies.count <= received.requests.count)
    }

    @Test("a doubled request comes by a connection that nobody reads")
    func doubles() {
        var faults = LineFaults()
        faults.doubles = 1
        let received = exchange(seed: 1, faults)
        #expect(received.requests.sorted() == (0..<50).flatMap { [$0, $0] })
        #expect(received.replies == Array(0..<50))
    }

    @Test("where nobody listens, a producer is told so")
    func refused() {
        World.with(seed: 1, tell: nil) { world in
            var isRefused = false
            SimulatedNetwork(world).connect(
                LineProducer(onOpen: { _ in }, onRefusal: { isRefused = true }, onBreak: {}, onReply: { _ in }))
            world.run(until: .seconds(60))
            #expect(isRefused)
        }
    }

    /// Sends fifty numbers to a node that sends each of them back.
    private func exchange(seed: UInt64, _ faults: LineFaults) -> (requests: [UInt8], replies: [UInt8]) {
        World.with(seed: seed, tell: nil) { world in
            let network = SimulatedNetwork(world)
            network.faults = faults
            let port = network.open()
            var (requests, replies): ([UInt8], [UInt8]) = ([], [])
            port.onRequest = {
                guard let request = port.nextRequest() else { return }
                requests.append(request.frames[2][0])
                port.send(request)
            }
            let send = { (line: Line) in
                for number in UInt8(0)..<50 { world.after(.milliseconds(number)) { line.send(request: [number]) } }
            }
            network.connect(
                LineProducer(onOpen: send, onRefusal: {}, onBreak: {}, onReply: { replies.append($0[1][0]) }))
            world.run(until: .seconds(1_000_000))
            return (requests, replies)
        }
    }
}
