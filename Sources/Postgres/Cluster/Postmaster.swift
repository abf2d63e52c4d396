internal import CLibPQ
internal import Glibc

/// The server process of a cluster's folder: whether it lives, how to start and stop it.
///
/// The caller holds the folder's change lock.
struct Postmaster {
    enum Answer {
        case accepting
        case notYet
        case none
    }

    let folder: ClusterFolder
    let user: ServiceUser
    let programs: ClusterPrograms

    /// The server's recorded process, if that process lives and works in this data folder.
    ///
    /// A recorded number alone says little: after a restart of the machine it may be anybody's.
    static func livingProcess(_ folder: ClusterFolder) -> pid_t? {
        guard let line = Files.read(folder.processFile)?.split(separator: "\n").first,
            let id = pid_t(line), id > 0, kill(id, 0) == 0 || errno == EPERM
        else { return nil }
        return Files.linkTarget("/proc/\(id)/cwd") == folder.data ? id : nil
    }

    static func ping(_ conninfo: Conninfo) -> Answer {
        let defaults = ["connect_timeout": "5"]
        switch conninfo.withPointers(defaults: defaults, { PQpingParams($0, $1, 0) }) {
        case PQPING_OK: return .accepting
        case PQPING_REJECT: return .notYet
        default: return .none
        }
    }

    /// One attempt; true when the server accepts connections, false when it may on another attempt.
    func start(secondsMax: Int) throws(ClusterError) -> Bool {
        try removeStaleProcessFile()
        let offset = Files.size(folder.serverLog)
        let code = try control(["-l", folder.serverLog, "-w", "-t", "\(secondsMax)", "start"])
        if code == 0 { return true }
        if Self.livingProcess(folder) != nil { return false }
        let log = Files.read(folder.serverLog, from: offset) ?? ""
        // After the death of the server alone its children linger for a moment and hold the old memory.
        if log.contains("shared memory block") || log.contains("lock file") { return false }
        throw .startFailed(log: Self.lastLines(log.isEmpty ? toolLogText : log))
    }

    /// Fast first; what does not end by then is ended hard, and the next start recovers.
    func stop(secondsMax: Int = 30) throws(ClusterError) {
        guard Self.livingProcess(folder) != nil else { return }
        for mode in ["fast", "immediate"] {
            let code = try control(["-w", "-t", "\(secondsMax)", "-m", mode, "stop"])
            if code == 0 || Self.livingProcess(folder) == nil { return }
        }
        throw .stopFailed(log: Self.lastLines(toolLogText))
    }

    /// Makes the data in a temporary sibling and moves it into place when it is complete.
    func initialise(isSynced: Bool) throws(ClusterError) {
        for leftover in folder.leftovers() {
            _ = try ChildProcess.run(["/bin/rm", "-rf", "--", leftover], output: folder.toolLog)
        }
        let temporary = folder.newTemporaryData()
        var arguments = [
            programs.initdb, "-D", temporary, "-U", "postgres", "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-instructions",
        ]
        if !isSynced { arguments.append("--no-sync") }
        guard try ChildProcess.run(user.commandPrefix + arguments, output: folder.toolLog) == 0 else {
            throw .initialisationFailed(log: Self.lastLines(toolLogText))
        }
        let configuration = temporary + "/postgresql.conf"
        let text = (Files.read(configuration, bytesMax: 1_048_576) ?? "") + "\ninclude = '../cluster.conf'\n"
        try Files.write(text, to: configuration, owner: user.owner)
        try Files.move(temporary, to: folder.data)
    }

    /// The command that stops the server, for the watchdog to append a mode to.
    var stopCommand: [String] {
        user.commandPrefix + [programs.pgCtl, "-s", "-D", folder.data, "-w", "-t", "30", "stop", "-m"]
    }

    private func control(_ arguments: [String]) throws(ClusterError) -> Int {
        try ChildProcess.run(
            user.commandPrefix + [programs.pgCtl, "-s", "-D", folder.data] + arguments,
            output: folder.toolLog
        )
    }

    /// A recorded number that now belongs to another process would keep the server from starting for ever.
    private func removeStaleProcessFile() throws(ClusterError) {
        guard Files.exists(folder.processFile), Self.livingProcess(folder) == nil else { return }
        let sockets = folder.sockets()
        let names = Files.names(in: sockets).filter { $0.hasPrefix(".s.PGSQL.") }
        for path in names.map({ sockets + "/" + $0 }) + [folder.processFile] {
            guard unlink(path) == 0 || errno == ENOENT else { throw Files.failure("unlink", path) }
        }
    }

    private var toolLogText: String { Files.read(folder.toolLog) ?? "" }

    private static func lastLines(_ text: String) -> String {
        text.split(separator: "\n").suffix(10).joined(separator: "\n")
    }
}
