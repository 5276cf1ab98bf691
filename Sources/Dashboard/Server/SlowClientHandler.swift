import NIOCore
import NIOHTTPTypes

/// Closes connections of clients that send a request, or take an answer, so slowly that they only hold a place.
final class SlowClientHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// From the head of a request to its end.
    private let reading: TimeAmount
    /// For the part of an answer that does not fit into the system's buffers.
    private let writing: TimeAmount
    private var readingEnds: Scheduled<Void>?
    private var writingEnds: Scheduled<Void>?

    init(reading: TimeAmount, writing: TimeAmount) {
        self.reading = reading
        self.writing = writing
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: readingEnds = closing(context, in: reading)
        case .body: break
        case .end: readingEnds = readingEnds.cancelled()
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writingEnds = writingEnds.cancelled()
        if !context.channel.isWritable { writingEnds = closing(context, in: writing) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        handlerRemoved(context: context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context _: ChannelHandlerContext) {
        readingEnds = readingEnds.cancelled()
        writingEnds = writingEnds.cancelled()
    }

    private func closing(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}

extension Scheduled<Void>? {
    fileprivate func cancelled() -> Scheduled<Void>? {
        self?.cancel()
        return nil
    }
}
