import Logging
import Postgres
import Shared
import Testing

@testable import Server

@Suite struct ConfigurationTests {
    private func problems(
        _ flags: ServerConfiguration.Flags,
        environment: [String: String] = [:]
    ) -> [ConfigurationProblem] {
        do throws(ConfigurationProblems) {
            _ = try ServerConfiguration(flags, environment: environment)
            return []
        } catch { return error.all }
    }

    @Test func `without a word it serves this machine from the folder beside it`() throws {
        let configuration = try ServerConfiguration(.init(), environment: [:])
        #expect(configuration.database == .folder("./taizhang-data"))
        #expect(configuration.listen == ListenAddress(host: "127.0.0.1", port: 8750))
        #expect(configuration.logLevel == .info)
        #expect(configuration.tls == nil)
    }

    @Test func `flags go before the environment, the environment before what is usual`() throws {
        let environment = [
            "TAIZHANG_DATA": "/b", "TAIZHANG_LISTEN": "127.0.0.1:2", "TAIZHANG_LOG_LEVEL": "debug",
        ]
        let configuration = try ServerConfiguration(
            .init(data: "/a", listen: "127.0.0.1:1"),
            environment: environment
        )
        #expect(configuration.database == .folder("/a"))
        #expect(configuration.listen.port == 1)
        #expect(configuration.logLevel == .debug)
        let url = try DatabaseChoice(
            folder: nil,
            url: nil,
            environment: ["TAIZHANG_DATABASE_URL": "host=h password=p", "TAIZHANG_DATA": "/b"]
        )
        guard case .server(let conninfo) = url else {
            Issue.record("the environment's connection string was not used")
            return
        }
        #expect(!conninfo.description.contains("password"))
    }

    @Test func `every problem is told at once`() {
        let flags = ServerConfiguration.Flags(
            data: "/a",
            databaseURL: "host=b",
            listen: "nowhere",
            tlsCertificate: "/no/cert",
            logLevel: "loud"
        )
        #expect(
            problems(flags) == [
                .dataAndURL, .unreadableListen("nowhere"), .halfOfTLS, .unknownLogLevel("loud"),
            ]
        )
    }

    @Test(arguments: [
        "postgresql://u:secret@h/d", "postgres://:x@h", "host=h password=secret", "host=h PASSWORD = secret",
        "postgresql://h/d?user=u&password=secret", "postgresql://h/d?sslpassword=secret",
    ])
    func `a password on the command line is refused`(url: String) {
        #expect(problems(.init(databaseURL: url)) == [.passwordInArguments])
    }

    @Test(arguments: [
        "postgresql://u@h:5432/d", "postgresql://h/d?passfile=/x", "host=h user=u",
        "postgresql:///d?host=/run/pg",
    ])
    func `a connection string without one is taken`(url: String) {
        #expect(problems(.init(databaseURL: url)).isEmpty)
    }

    @Test func `a connection string that can't be read is a problem without its words`() {
        #expect(problems(.init(databaseURL: "nonsense=1")) == [.unreadableURL])
        #expect(problems(.init(), environment: ["TAIZHANG_DATABASE_URL": "host"]) == [.unreadableURL])
    }

    @Test func `beyond this machine it listens only with TLS, or where somebody insists`() {
        #expect(problems(.init(listen: "0.0.0.0:80")) == [.openWithoutTLS("0.0.0.0:80")])
        #expect(problems(.init(listen: "[::]:80")) == [.openWithoutTLS("[::]:80")])
        #expect(
            problems(.init(listen: "127.0.0.1.example.org:80")) == [
                .openWithoutTLS("127.0.0.1.example.org:80")
            ]
        )
        #expect(problems(.init(listen: "0.0.0.0:80", insecureHTTP: true)).isEmpty)
        for own in ["127.0.0.1:80", "127.8.9.1:80", "localhost:80", "[::1]:80", ":80"] {
            #expect(problems(.init(listen: own)).isEmpty, "\(own)")
        }
    }

    @Test func `a certificate that isn't there is named, and so is the key`() {
        #expect(
            problems(.init(tlsCertificate: "/no/cert", tlsKey: "/no/key"))
                == [.unreadableCertificate("/no/cert"), .unreadableKey("/no/key")]
        )
    }

    @Test(arguments: [
        "", "8750", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "a b:1", "h:1x",
    ])
    func `an address that is none is refused`(text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test func `an address is spelled as a URL`() {
        #expect(ListenAddress("[::1]:0")?.url(isSecure: true) == "https://[::1]:0")
        #expect(ListenAddress(":65535")?.url(isSecure: false) == "http://127.0.0.1:65535")
    }
}
