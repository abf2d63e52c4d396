import Hummingbird
import NIOCore

/// What is known about a request's connection.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The caller's address without its port; nil where the connection has none.
    let address: String?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress
    }
}
