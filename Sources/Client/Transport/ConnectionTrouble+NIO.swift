import AsyncHTTPClient
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Shared

extension ConnectionTrouble {
    /// Sorts what the network library throws into what a person can do something about.
    init(_ error: any Error, host: String) {
        self =
            switch error {
            case let trouble as ConnectionTrouble: trouble
            case let error as NIOConnectionError: Self.connection(error, host)
            case let error as HTTPClientError: Self.client(error, host)
            case let error as IOError: Self.system(error.errnoCode, host)
            case let error as NIOSSLError: Self.tls(error, host)
            case let error as NIOSSLExtraError where error == .failedToValidateHostname:
                .certificate(host: host)
            case is BoringSSLError: .tls(host: host)
            case is ChannelError: .brokenOff(host: host)
            default: .other(host: host, detail: String(describing: error))
            }
    }

    private static func connection(_ error: NIOConnectionError, _ host: String) -> ConnectionTrouble {
        // Names that resolve for one kind of address only leave an error for the other.
        if let failure = error.connectionErrors.first {
            return ConnectionTrouble(failure.error, host: host)
        }
        return .unknownHost(host)
    }

    private static func client(_ error: HTTPClientError, _ host: String) -> ConnectionTrouble {
        switch error {
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout:
            .timedOut(host: host)
        case .remoteConnectionClosed: .brokenOff(host: host)
        case .invalidURL, .emptyHost: .badAddress(host)
        default: .other(host: host, detail: error.shortDescription)
        }
    }

    private static func system(_ number: CInt, _ host: String) -> ConnectionTrouble {
        switch number {
        case ECONNREFUSED: .refused(host: host)
        case ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL: .unreachable(host: host)
        case ETIMEDOUT: .timedOut(host: host)
        case ECONNRESET, EPIPE: .brokenOff(host: host)
        default: .other(host: host, detail: String(cString: strerror(number)))
        }
    }

    private static func tls(_ error: NIOSSLError, _ host: String) -> ConnectionTrouble {
        switch error {
        case .handshakeFailed(let reason):
            String(describing: reason).contains("CERTIFICATE_VERIFY_FAILED")
                ? .certificate(host: host) : .tls(host: host)
        case .unableToValidateCertificate, .noCertificateToValidate: .certificate(host: host)
        default: .tls(host: host)
        }
    }
}
