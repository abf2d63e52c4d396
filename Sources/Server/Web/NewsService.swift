import Logging
import ServiceLifecycle

/// Listens for news while the server runs, and sends those who wait home before it stops.
struct NewsService: Service {
    let database: Database
    let logger: Logger

    func run() async throws {
        database.listen { [logger] error in
            logger.warning("not listening", metadata: ["cause": "\(String("\(error)".prefix(500)))"])
        }
        try await gracefulShutdown()
        database.news.room.close()
    }
}
