import ArgumentParser
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Shared
import UnixSignals

/// `serve`: runs the server until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: ServerHelp.serve.said,
        discussion: ServerHelp.serveMore.said
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    @Option(help: ServerHelp.listen.help(value: "host:port"))
    var listen: String?

    @Option(help: ServerHelp.tlsCertificate.help(value: "file"))
    var tlsCertificate: String?

    @Option(help: ServerHelp.tlsKey.help(value: "file"))
    var tlsKey: String?

    @Flag(
        name: .customLong("insecure-http"),
        help: ServerHelp.insecureHTTP.help
    )
    var insecureHTTP = false

    @Option(help: ServerHelp.logLevel.help(value: "level"))
    var logLevel: String?

    func run() async throws {
        try await speech.speaking {
            let flags = ServerConfiguration.Flags(
                data: database.data,
                databaseURL: database.databaseURL,
                listen: listen,
                tlsCertificate: tlsCertificate,
                tlsKey: tlsKey,
                insecureHTTP: insecureHTTP,
                logLevel: logLevel
            )
            let configuration = try ServerConfiguration(flags, environment: ServerEnvironment.current)
            try await serve(configuration)
        }
    }

    private func serve(_ configuration: ServerConfiguration) async throws {
        let logger = LineLogHandler.logger(level: configuration.logLevel)
        let database = try Database(
            configuration.database,
            preparing: .always,
            clock: SystemClock(),
            onFailure: { error in
                logger.error("database", metadata: ["cause": "\(String("\(error)".prefix(500)))"])
            },
            onHistory: { change in
                switch change {
                case .success(let outcome):
                    let epoch = outcome.mark.epochs.last.map { "\($0)" } ?? ""
                    logger.warning("the database is another one than it was", metadata: ["epoch": "\(epoch)"])
                case .failure(let error):
                    let cause = String("\(error)".prefix(500))
                    logger.error("the database can't be served as it is", metadata: ["cause": "\(cause)"])
                }
            }
        )
        if !database.migrations.isEmpty {
            logger.notice(
                "migrated",
                metadata: ["migrations": "\(database.migrations.joined(separator: " "))"]
            )
        }
        if !database.isApplicationApart {
            logger.warning("the application's role can't be taken; working as the owner")
        }
        do {
            try await run(configuration, database, logger)
        } catch {
            try? await database.close()
            throw error
        }
        try await database.close()
        logger.notice("stopped")
    }

    private func run(_ configuration: ServerConfiguration, _ database: Database, _ logger: Logger)
        async throws
    {
        var limits = WebLimits()
        limits.connectionsMax = min(limits.connectionsMax, OpenFiles.raiseLimit())
        let responder = WebResponder(
            service: LedgerRouting(database: database),
            limits: limits,
            clock: SystemClock(),
            room: database.news.room
        )
        let speech = speech
        let asked = configuration.listen
        let isSecure = configuration.tls != nil
        let application = try WebApplication.make(
            responder: responder,
            address: asked,
            tls: configuration.tls,
            limits: limits,
            logger: logger
        ) { bound in
            let real = ListenAddress(host: bound?.ipAddress ?? asked.host, port: bound?.port ?? asked.port)
            let url = real.url(isSecure: isSecure)
            speech.print(
                ["ready": .string(url)],
                else: ServerMessage.ready(url: url).text(in: speech.chosenLanguage)
            )
        }
        var group = ServiceGroupConfiguration(
            // Ended in the order from last to first: who waits is sent home before the server waits for them.
            services: [
                application, HistoryWatch(database: database),
                NewsService(database: database, logger: logger),
                LastResort(secondsMax: limits.exitSecondsMax, logger: logger),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        group.maximumGracefulShutdownDuration = .seconds(limits.shutdownSecondsMax)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError {
            throw ListenError(asked.url(isSecure: isSecure), error)
        } catch is CancellationError {
            // Requests that didn't end in time were cut off; the server stops all the same.
        }
    }
}
