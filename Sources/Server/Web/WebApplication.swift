import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// Puts the HTTP server together.
enum WebApplication {
    /// - Parameter onListening: Called with the address that the server really listens on.
    static func make(
        responder: WebResponder,
        address: ListenAddress,
        tls: TLSConfiguration?,
        limits: WebLimits,
        logger: Logger,
        onListening: @escaping @Sendable (SocketAddress?) async -> Void
    ) throws -> Application<WebResponder> {
        let http = HTTPServerBuilder.http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    ConnectionGuard(requestTimeMax: .seconds(Int64(limits.requestSecondsMax)))
                ],
                idleTimeout: .seconds(Int64(limits.idleSecondsMax)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytesMax,
                    maxHeaderListSize: limits.headerBytesMax,
                    maxHeaderFieldCount: limits.headerCountMax
                )
            )
        )
        return Application(
            responder: responder,
            server: try tls.map { try .tls(http, tlsConfiguration: $0) } ?? http,
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: MaximumAvailableConnections(
                    limits.connectionsMax,
                    logger: logger
                )
            ),
            onServerRunning: { channel in await onListening(channel.localAddress) },
            logger: logger
        )
    }
}
