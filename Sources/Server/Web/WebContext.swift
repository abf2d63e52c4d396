import Hummingbird
import NIOCore

/// What is known about a request's connection.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The caller's address without its port; nil where the connection has none.
    let address: String?
    private let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress
        channel = source.channel
    }

    /// Has something done when the caller hangs up before the answer.
    func whenGone(_ action: @escaping @Sendable () -> Void) {
        let channel = channel
        channel.eventLoop.execute {
            let connection = try? channel.pipeline.syncOperations.handler(type: ConnectionGuard.self)
            connection?.whenGone(action)
        }
    }
}
