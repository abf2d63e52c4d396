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
        abstract: "启动服务 / Run the server.",
        discussion: """
            没有 --database-url 时,在数据文件夹里建立并运行自带的 PostgreSQL。Ctrl-C 或 SIGTERM 停止。
            Without --database-url a PostgreSQL of its own is made and run in the data folder. Ctrl-C or SIGTERM stops both.
            """
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    @Option(help: ArgumentHelp("监听地址,默认 127.0.0.1:8750 / Where to listen.", valueName: "host:port"))
    var listen: String?

    @Option(help: ArgumentHelp("TLS 证书链,PEM / The certificate chain, PEM.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("TLS 私钥,PEM / The private key, PEM.", valueName: "file"))
    var tlsKey: String?

    @Flag(
        name: .customLong("insecure-http"),
        help: "允许对外不加密,仅限前面有 TLS 代理时 / Listen beyond this machine without TLS, behind a proxy that has it."
    )
    var insecureHTTP = false

    @Option(help: ArgumentHelp("日志级别,默认 info / Log level.", valueName: "level"))
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
        let limits = WebLimits()
        let responder = WebResponder(
            service: LedgerRouting(database: database),
            limits: limits,
            clock: SystemClock()
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
            services: [application],
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
