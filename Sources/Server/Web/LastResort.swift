import Glibc
import Logging
import ServiceLifecycle

/// Ends the program where a shutdown does not come to its end: a database that is silent holds its requests for ever.
///
/// Nothing is lost by it: what was not committed was not acknowledged. A private PostgreSQL notices and stops.
struct LastResort: Service {
    let secondsMax: Int
    let logger: Logger

    func run() async throws {
        try await gracefulShutdown()
        let (seconds, logger) = (secondsMax, logger)
        Task.detached {
            try? await Task.sleep(for: .seconds(seconds))
            logger.error("stopped with requests that the database never answered")
            Glibc.exit(1)
        }
    }
}
