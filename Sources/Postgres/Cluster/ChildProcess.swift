internal import CLibPQ
internal import Glibc

/// A program in a session of its own, so that Ctrl-C does not reach it, with no open file of ours.
struct ChildProcess {
    let id: pid_t

    /// Where a program writes to.
    enum Output {
        case nowhere
        /// A file to append to.
        case file(String)
        case descriptor(CInt)
    }

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: The program's absolute path first.
    ///   - input: A descriptor to read from; nothing to read when nil.
    ///   - output: Where its results go.
    ///   - errors: Where its complaints go; to its results when nil.
    init(
        _ arguments: [String],
        input: CInt? = nil,
        output: Output = .nowhere,
        errors: Output? = nil,
        environment: [String] = Self.environment
    ) throws(ClusterError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        Self.add(output, as: 1, to: &actions)
        Self.add(errors ?? .descriptor(1), as: 2, to: &actions)
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        // The server's user may not be allowed to stay in our folder.
        posix_spawn_file_actions_addchdir_np(&actions, "/")

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A server that handles signals itself ignores or blocks them, and children would inherit that.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        let flags = CInt(POSIX_SPAWN_SETSIGDEF) | CInt(POSIX_SPAWN_SETSIGMASK) | CInt(Self.setSession)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var id: pid_t = 0
        let program = arguments[0]
        let code = CStrings(arguments).withPointer { arguments in
            CStrings(environment).withPointer { environment in
                posix_spawn(
                    &id,
                    program,
                    &actions,
                    &attributes,
                    UnsafeMutablePointer(mutating: Self.mutable(arguments)),
                    UnsafeMutablePointer(mutating: Self.mutable(environment))
                )
            }
        }
        guard code == 0 else { throw .system(call: "posix_spawn", path: program, code: code) }
        self.id = id
    }

    /// Runs a program to its end and returns its exit code, 128 and more when a signal ended it.
    static func run(_ arguments: [String], output: String? = nil) throws(ClusterError) -> Int {
        try ChildProcess(arguments, output: output.map { .file($0) } ?? .nowhere).wait()
    }

    func wait() -> Int {
        var status: CInt = 0
        while waitpid(id, &status, 0) < 0 {
            // Somebody else has collected it; nothing can be said about its end.
            if errno != EINTR { return 0 }
        }
        return Self.exitCode(status)
    }

    /// The exit code where the program has ended, as ``wait()`` returns it; nil while it runs.
    func poll() -> Int? {
        var status: CInt = 0
        switch waitpid(id, &status, WNOHANG) {
        case 0: return nil
        case id: return Self.exitCode(status)
        default: return errno == EINTR ? nil : 0
        }
    }

    func kill() {
        Glibc.kill(id, SIGKILL)
    }

    /// Ends the program and what it has started.
    func killSession() {
        Glibc.kill(-id, SIGKILL)
    }

    private static func exitCode(_ status: CInt) -> Int {
        let signal = Int(status & 0x7f)
        return signal == 0 ? Int(status >> 8 & 0xff) : 128 + signal
    }

    private static func add(
        _ output: Output,
        as descriptor: CInt,
        to actions: inout posix_spawn_file_actions_t
    ) {
        switch output {
        case .nowhere: posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        case .file(let path):
            posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        case .descriptor(let source): posix_spawn_file_actions_adddup2(&actions, source, descriptor)
        }
    }

    /// POSIX_SPAWN_SETSID, which is missing from some headers as they reach Swift.
    private static let setSession = 0x80

    /// Nothing of our environment: PGPORT, PGDATA and their like would lead the tools astray.
    static let environment = [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C",
    ]

    private static func mutable(
        _ pointer: UnsafePointer<UnsafePointer<CChar>?>
    ) -> UnsafePointer<UnsafeMutablePointer<CChar>?> {
        UnsafeRawPointer(pointer).assumingMemoryBound(to: UnsafeMutablePointer<CChar>?.self)
    }
}
