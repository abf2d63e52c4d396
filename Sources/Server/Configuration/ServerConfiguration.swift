import Logging
import NIOSSL
import Shared

/// What `serve` needs to know, checked as a whole before anything is touched.
struct ServerConfiguration: Sendable {
    var database: DatabaseChoice
    var listen: ListenAddress
    var tls: TLSConfiguration?
    var logLevel: Logger.Level

    /// What was said on the command line.
    struct Flags {
        var data: String?
        var databaseURL: String?
        var listen: String?
        var tlsCertificate: String?
        var tlsKey: String?
        var insecureHTTP = false
        var logLevel: String?
    }

    static let listenDefault = "127.0.0.1:8750"

    /// - Throws: Every problem, not just the first.
    init(_ flags: Flags, environment: [String: String]) throws(ConfigurationProblems) {
        var problems: [ConfigurationProblem] = []
        func value(_ flag: String?, _ variable: ServerVariable) -> String? {
            flag ?? environment[variable.rawValue].flatMap { $0.isEmpty ? nil : $0 }
        }

        var database: DatabaseChoice?
        do throws(ConfigurationProblems) {
            database = try DatabaseChoice(
                folder: flags.data,
                url: flags.databaseURL,
                environment: environment
            )
        } catch { problems += error.all }

        let listenText = value(flags.listen, .listen) ?? Self.listenDefault
        let listen = ListenAddress(listenText)
        if listen == nil { problems.append(.unreadableListen(listenText)) }

        let certificate = value(flags.tlsCertificate, .tlsCertificate)
        let key = value(flags.tlsKey, .tlsKey)
        if (certificate == nil) != (key == nil) { problems.append(.halfOfTLS) }
        var tls: TLSConfiguration?
        if let certificate, let key {
            do throws(ConfigurationProblems) {
                tls = try TLSFiles.configuration(certificate: certificate, key: key)
            } catch { problems += error.all }
        }
        if let listen, !listen.isLoopback, certificate == nil, key == nil, !flags.insecureHTTP {
            problems.append(.openWithoutTLS(listenText))
        }

        let levelText = value(flags.logLevel, .logLevel) ?? Logger.Level.info.rawValue
        let level = Logger.Level(rawValue: levelText)
        if level == nil { problems.append(.unknownLogLevel(levelText)) }

        guard problems.isEmpty, let database, let listen, let level else {
            throw ConfigurationProblems(problems)
        }
        self.database = database
        self.listen = listen
        self.tls = tls
        logLevel = level
    }
}

/// Reads a certificate chain and its key.
enum TLSFiles {
    static func configuration(certificate: String, key: String) throws(ConfigurationProblems)
        -> TLSConfiguration
    {
        var problems: [ConfigurationProblem] = []
        let chain = try? NIOSSLCertificate.fromPEMFile(certificate)
        if chain?.isEmpty ?? true { problems.append(.unreadableCertificate(certificate)) }
        let privateKey = try? NIOSSLPrivateKey(file: key, format: .pem)
        if privateKey == nil { problems.append(.unreadableKey(key)) }
        guard let chain, let privateKey, problems.isEmpty else { throw ConfigurationProblems(problems) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(privateKey)
        )
        configuration.minimumTLSVersion = .tlsv12
        // Whether the two belong together shows only here.
        guard (try? NIOSSLContext(configuration: configuration)) != nil else { throw [.keyDoesNotFit] }
        return configuration
    }
}
