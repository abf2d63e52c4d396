/// Where the server's programs are.
struct ClusterPrograms {
    let folder: String
    let majorVersion: Int

    var initdb: String { folder + "/initdb" }
    var pgCtl: String { folder + "/pg_ctl" }

    private static let names = ["initdb", "pg_ctl", "postgres"]
    private static let debianFolder = "/usr/lib/postgresql"

    /// Finds the programs: those of the data's version, else those of `pg_config`, else the newest.
    ///
    /// `pg_config` may belong to the client library only, so a folder counts when the server is in it.
    static func find(
        dataVersion: Int?,
        scratch: String,
        debianFolder: String = debianFolder,
        pgConfigs: [String] = ["/usr/local/bin/pg_config", "/usr/bin/pg_config"]
    ) throws(ClusterError) -> ClusterPrograms {
        var folders: [String] = []
        for pgConfig in pgConfigs where Files.isExecutable(pgConfig) {
            if let folder = try output([pgConfig, "--bindir"], scratch: scratch) { folders.append(folder) }
        }
        let versions = Files.names(in: debianFolder).compactMap(Int.init).sorted(by: >)
        folders += versions.map { "\(debianFolder)/\($0)/bin" }
        var found: [ClusterPrograms] = []
        for folder in folders where names.allSatisfy({ Files.isExecutable(folder + "/" + $0) }) {
            let text = try output([folder + "/postgres", "--version"], scratch: scratch)
            if let version = text.flatMap(majorVersion) {
                found.append(ClusterPrograms(folder: folder, majorVersion: version))
            }
        }
        guard let first = found.first else {
            throw .programsNotFound(searched: folders + [debianFolder], package: "postgresql")
        }
        guard let dataVersion else { return first }
        guard let matching = found.first(where: { $0.majorVersion == dataVersion }) else {
            throw .versionMismatch(data: dataVersion, programs: Set(found.map(\.majorVersion)).sorted())
        }
        return matching
    }

    /// Reads `postgres (PostgreSQL) 15.20 (…)`.
    static func majorVersion(in text: String) -> Int? {
        let words = text.split(separator: " ")
        guard words.count >= 3 else { return nil }
        return Int(words[2].prefix { $0.isNumber })
    }

    private static func output(_ arguments: [String], scratch: String) throws(ClusterError) -> String? {
        let offset = Files.size(scratch)
        guard try ChildProcess.run(arguments, output: scratch) == 0 else { return nil }
        return Files.read(scratch, from: offset)?.split(separator: "\n").last.map { String($0) }
    }
}
