import ArgumentParser
import Shared
import Terminal

/// What every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: Help.home.help)
    var home: String?

    @Flag(help: Help.json.help)
    var json = false

    @Option(help: Help.language.help)
    var language: Language?

    /// The folder of the replica.
    func homePath(_ surroundings: Surroundings) -> String { home ?? surroundings.home }
}

/// What commands take that speak with the server.
struct ConnectionOptions: ParsableArguments {
    @Option(name: .customLong("ca"), help: Help.authority.help)
    var authorityFile: String?

    @Flag(help: Help.insecureHTTP.help)
    var insecureHttp = false

    /// Talks to a server, telling about further attempts on standard error, and hangs up at the end.
    func talk<Result>(
        to address: String,
        _ console: Console,
        retry: RetryPolicy = RetryPolicy(),
        _ work: (HTTPTransport) async throws -> Result
    ) async throws -> Result {
        guard !address.isEmpty else { throw ConnectionTrouble.noAddress }
        var settings = HTTPTransport.Settings()
        settings.authorityFile = authorityFile ?? console.surroundings["TAIZHANG_CA"]
        settings.allowsPlainHTTP = insecureHttp || console.surroundings["TAIZHANG_INSECURE_HTTP"] == "1"
        settings.retry = retry
        if !console.isJSON {
            settings.onRetry = { trouble, delayMilliseconds in
                let reason = trouble.text(in: console.language)
                console.note(SyncSentence.retrying(reason, seconds: delayMilliseconds / 1000))
            }
        }
        let transport = try HTTPTransport(to: ServerAddress(address), settings)
        do {
            let result = try await work(transport)
            await transport.close()
            return result
        } catch {
            await transport.close()
            throw error
        }
    }
}

extension Help {
    /// The help in the language of this run.
    var help: ArgumentHelp { ArgumentHelp(stringLiteral: text(in: .spoken)) }
    /// The sentence in the language of this run.
    var said: String { text(in: .spoken) }
}
