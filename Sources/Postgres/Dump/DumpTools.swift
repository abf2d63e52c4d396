internal import Glibc

/// PostgreSQL's own tools that write a database into one file and read it back.
///
/// All methods block until the tool has ended. Passwords travel in the tools' environment, never as arguments.
public struct DumpTools: Sendable {
    /// Asked about ten times a second while a tool runs; false ends it.
    public typealias Watch = () -> Bool

    private let folder: String
    private let commandPrefix: [String]
    private let environment: [String]

    private static let names = ["pg_dump", "pg_restore"]
    private static let package = "postgresql-client"

    /// Those of a private cluster, run as its user.
    init(folder: String, commandPrefix: [String]) throws(DumpError) {
        guard Self.areTools(in: folder) else {
            throw .cluster(.programsNotFound(searched: [folder], package: Self.package))
        }
        self.folder = folder
        self.commandPrefix = commandPrefix
        environment = ChildProcess.environment
    }

    /// Those of this machine that suit a server, run as we are and with what the library finds in our environment.
    ///
    /// - Parameter serverVersion: As ``Connection/serverVersion``; older tools refuse newer servers.
    public init(serverVersion: Int) throws(DumpError) {
        let own = Self.ownEnvironment
        let debian = Files.names(in: Self.debianFolder).compactMap(Int.init).sorted()
        let folders =
            debian.map { "\(Self.debianFolder)/\($0)/bin" } + ["/usr/local/bin", "/usr/bin"]
        var versions: [Int] = []
        for candidate in folders where Self.areTools(in: candidate) {
            let run = try ToolRun([candidate + "/pg_dump", "--version"], environment: own) { true }
            guard let version = ClusterPrograms.majorVersion(in: run.text) else { continue }
            versions.append(version)
            if version >= serverVersion / 10_000 {
                (folder, commandPrefix, environment) = (candidate, [], own)
                return
            }
        }
        throw .cluster(
            versions.isEmpty
                ? .programsNotFound(searched: folders, package: Self.package)
                : .versionMismatch(data: serverVersion / 10_000, programs: Set(versions).sorted())
        )
    }

    /// Writes a database in the custom format.
    ///
    /// - Parameters:
    ///   - snapshot: An exported snapshot of that database: exactly what it shows is written.
    ///   - output: An open file at its beginning.
    public func dump(
        _ conninfo: Conninfo,
        snapshot: String,
        to output: Int32,
        goesOn: Watch
    ) throws(DumpError) {
        _ = try run(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-password", "--snapshot=\(snapshot)"],
            of: conninfo,
            output: output,
            goesOn: goesOn
        )
    }

    /// Lists what a dump holds, one item a line.
    public func contents(of input: Int32) throws(DumpError) -> String {
        try reading(input, ["--list"]) { true }
    }

    /// Reads a dump from its first byte to its last, and writes it nowhere.
    public func verify(_ input: Int32, goesOn: Watch) throws(DumpError) {
        _ = try reading(input, ["--file=/dev/null"], goesOn: goesOn)
    }

    /// Fills an empty database from a dump, wholly or not at all.
    public func restore(_ input: Int32, into conninfo: Conninfo, goesOn: Watch) throws(DumpError) {
        lseek(input, 0, SEEK_SET)
        _ = try run(
            "pg_restore",
            ["--no-owner", "--no-password", "--exit-on-error", "--single-transaction"],
            of: conninfo,
            input: input,
            goesOn: goesOn
        )
    }

    private func reading(
        _ input: Int32,
        _ arguments: [String],
        goesOn: Watch
    ) throws(DumpError) -> String {
        lseek(input, 0, SEEK_SET)
        do throws(DumpError) {
            return try run("pg_restore", arguments, input: input, goesOn: goesOn)
        } catch {
            if case .failed(let log) = error { throw .unreadable(log: log) }
            throw error
        }
    }

    private func run(
        _ name: String,
        _ arguments: [String],
        of conninfo: Conninfo? = nil,
        input: Int32? = nil,
        output: Int32? = nil,
        goesOn: Watch
    ) throws(DumpError) -> String {
        let target = conninfo.map { ["--dbname=" + $0.withoutPassword.text] } ?? []
        let password = conninfo?.password.map { ["PGPASSWORD=" + $0] } ?? []
        return try ToolRun(
            commandPrefix + [folder + "/" + name] + arguments + target,
            input: input,
            output: output,
            environment: environment + password,
            goesOn: goesOn
        ).text
    }

    private static let debianFolder = "/usr/lib/postgresql"

    private static func areTools(in folder: String) -> Bool {
        names.allSatisfy { Files.isExecutable(folder + "/" + $0) }
    }

    /// What the library reads to connect as we do: password files, services, certificates, tickets.
    private static var ownEnvironment: [String] {
        var values = ChildProcess.environment
        var place = environ
        while let entry = place.pointee {
            let text = String(cString: entry)
            if ["PG", "HOME=", "KRB5"].contains(where: text.hasPrefix) { values.append(text) }
            place += 1
        }
        return values
    }
}

extension PrivateCluster {
    /// The tools that belong to this cluster's server.
    public func dumpTools() throws(DumpError) -> DumpTools {
        try DumpTools(folder: programsFolder, commandPrefix: userPrefix)
    }
}
