import Foundation
import Testing

/// A server with its private PostgreSQL in a folder of its own, and devices enrolled with it, all real processes.
final class Office {
    let folder: URL
    private(set) var server: Programs.Running?
    private(set) var address = ""

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "tz-\(UInt32.random(in: 0...0xFFFFFF))"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // The private PostgreSQL runs as another user where the tests run as root.
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        try start()
    }

    deinit {
        server?.process.terminate()
        server?.process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private var data: String { folder.appending(path: "data").path }

    /// Starts serving, at the same address after the first time.
    func start() throws {
        let listen = address.isEmpty ? "127.0.0.1:0" : String(address.dropFirst("http://".count))
        let running = try Programs.Running(
            Programs.server,
            ["serve", "--data", data, "--listen", listen, "--language", "en"],
            in: folder
        )
        server = running
        for _ in 0..<1200 {
            if let match = (running.outputSoFar + running.errorsSoFar).firstMatch(
                of: /http:\/\/127\.0\.0\.1:[0-9]+/
            ) {
                address = String(match.output)
                return
            }
            try #require(running.process.isRunning, "\(running.errorsSoFar)")
            Thread.sleep(forTimeInterval: 0.05)
        }
        Issue.record("the server did not get ready: \(running.errorsSoFar)")
    }

    /// Kills the server as a power cut would.
    func kill() {
        server?.kill()
        server?.process.waitUntilExit()
    }

    /// Asks the server to stop.
    func stop() -> Programs.Outcome? {
        server?.process.terminate()
        return server?.wait()
    }

    /// Runs a command of the server's program on the same data.
    @discardableResult
    func run(_ arguments: String..., expecting status: Int32 = 0) throws -> Programs.Outcome {
        let outcome = try Programs.Running(
            Programs.server,
            arguments + ["--data", data, "--language", "en"],
            in: folder
        ).wait()
        #expect(outcome.status == status, "\(arguments): \(outcome.output)\(outcome.errors)")
        return outcome
    }

    /// Runs a shell's script in the folder, for what hands do beside the programs.
    func shell(_ script: String) throws {
        let outcome = try Programs.Running(
            URL(filePath: "/bin/sh"),
            ["-c", "cd \"$0\" && \(script)", folder.path],
            in: folder
        ).wait()
        #expect(outcome.status == 0, "\(script): \(outcome.errors)")
    }

    /// Enrols a new home for a person who has been added.
    func device(of person: String, home: String? = nil) throws -> Laptop {
        let code = try run("enroll", person, "--json").json() as? [String: Any]
        let laptop = Laptop(office: self, home: folder.appending(path: home ?? "home-\(person)"))
        try laptop.run("enroll", address, input: "\(try #require(code?["code"] as? String))\n")
        return laptop
    }

    /// A bulletin of one unit with two problems, imported.
    func importBulletin() throws {
        let file = folder.appending(path: "bulletin.txt")
        try Data(Self.bulletin.utf8).write(to: file)
        try run("import", file.path, "--date", "2020-05-17")
    }

    static let bulletin = """
        6月3日从江城市委巡察办获悉,市委第一巡察组对十三届市委第七轮巡察的江城市水务局、江城市档案馆等2家单位整改落实情况进行了回访督查。巡察共反馈面上问题12个,已完成整改9个;清退违规资金20.5万元。

        江城市水务局

        问题:泵站维修款支付不规范

        整改:一是全面核对台账,清退多付款项3.2万元。二是制定维修管理制度2项。

        问题:公车使用登记不全

        整改:一是补齐登记。二是对2人进行批评教育。

        """
}

/// One person's laptop: a home folder and the client's program.
struct Laptop {
    let office: Office
    let home: URL

    @discardableResult
    func run(_ arguments: String..., input: String? = nil, expecting status: Int32? = 0) throws
        -> Programs.Outcome
    {
        let outcome = try start(arguments, input: input).wait()
        if let status {
            #expect(outcome.status == status, "\(arguments): \(outcome.output)\(outcome.errors)")
        }
        return outcome
    }

    func start(_ arguments: [String], input: String? = nil) throws -> Programs.Running {
        try Programs.Running(
            Programs.client,
            arguments + ["--home", home.path],
            input: input,
            in: office.folder
        )
    }

    func json(_ arguments: String...) throws -> [String: Any] {
        let outcome = try start(arguments + ["--json"]).wait()
        #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
        return try #require(try outcome.json() as? [String: Any])
    }
}
