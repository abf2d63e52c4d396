import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends connections that take too long over a request, and those whose answer said so.
///
/// The idle limit alone would let a caller hold a connection with one byte now and then.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let requestTimeMax: TimeAmount
    /// After the last answer the caller has this long to read it before the connection goes.
    private let lingerTime = TimeAmount.milliseconds(500)
    private var deadline: Scheduled<Void>?
    private var isEnding = false
    private var isGone = false
    private var onGone: (() -> Void)?

    init(requestTimeMax: TimeAmount) { self.requestTimeMax = requestTimeMax }

    /// Has something done when the caller hangs up before the answer; at once where they have.
    func whenGone(_ action: @escaping () -> Void) {
        if isGone { action() } else { onGone = action }
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        noteGone()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { noteGone() }
        context.fireUserInboundEventTriggered(event)
    }

    private func noteGone() {
        isGone = true
        onGone?()
        onGone = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isEnding { return }
        if case .end = unwrapInboundIn(data) { deadline?.cancel() }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.headerFields[.connection] == "close" { isEnding = true }
            context.write(data, promise: promise)
        case .body:
            context.write(data, promise: promise)
        case .end:
            context.writeAndFlush(data, promise: promise)
            deadline?.cancel()
            onGone = nil
            if isEnding {
                close(context, in: lingerTime)
            } else {
                start(context)
            }
        }
    }

    private func start(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        close(context, in: requestTimeMax)
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }
}
